import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asksForRide, booksRide } from '../support/riding.ts'
import { later, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

/** Somebody asks for an hour at which the car is out, and waits for it. */
async function waits(name: string, at: string, back: string | null = null): Promise<Phone> {
  const { rider, answer } = await asksForRide(world, { at, back, name })
  expect(answer).toMatch(/^De auto is dan al weg\.$/m)
  expect(answer).toMatch(/^4 Zet mij op de wachtlijst$/m)
  await rider.says('wachtlijst')
  return rider
}

test('who does not answer in time is passed over, kindly', async () => {
  const griet = await booksRide(world, { at: 'vrijdag om 10:15', back: '11:15' })
  const wim = await waits('Wim Postma', 'vrijdag om 10:30')
  await wim.hears(/^Goed, je staat op de wachtlijst/)
  const baukje = await waits('Baukje Sinnema', 'vrijdag om 10:25')
  await baukje.hears(/^Goed, je staat op de wachtlijst/)
  await saysAndHears(griet.rider, 'de rit hoeft niet meer', 'ja')
  await settled(world)
  await wim.hears(/^Er is plaats gekomen/)
  await later(world, 2 * 60 + 1)
  await wim.hears(
    /^We hebben niets van je gehoord\. De plaats van vrijdag 27-11 om 10:30 gaat nu naar een ander\.$/,
  )
  await baukje.hears(/^Er is plaats gekomen/)
  await wim.says('ja')
  await wim.hears()
  await baukje.says('ja')
  await baukje.hears(/^Je rit is geboekt/)
  await settled(world)
})
