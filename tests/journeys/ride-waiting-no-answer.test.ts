import { afterAll, beforeAll, test } from '@jest/globals'
import { booksRide, waitsForRide } from '../support/riding.ts'
import { later, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('who does not answer in time is passed over, kindly', async () => {
  const griet = await booksRide(world, { at: 'vrijdag om 10:15', back: '11:15' })
  const wim = await waitsForRide(world, 'Wim Postma', 'vrijdag om 10:30')
  await wim.hears(/^Goed, je staat op de wachtlijst/)
  const baukje = await waitsForRide(world, 'Baukje Sinnema', 'vrijdag om 10:25')
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
