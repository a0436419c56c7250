import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { booksRide, waitsForRide } from '../support/riding.ts'
import { later, readAll } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('who needs it no more says so; who waits in vain hears so in time, and what else there is', async () => {
  const { rider: griet } = await booksRide(world, { at: 'maandag om 10:15', back: '11:15' })
  const wim = await waitsForRide(world, 'Wim Postma', 'maandag om 10:30')
  await wim.hears(/^Goed, je staat op de wachtlijst/)
  const baukje = await waitsForRide(world, 'Baukje Sinnema', 'maandag om 10:25')
  await baukje.hears(/^Goed, je staat op de wachtlijst .* Uiterlijk vrijdag 27-11 om 15:00/)
  await wim.says('het hoeft niet meer')
  await wim.hears(/^Hoeft de rit niet meer waar je op wacht, maandag 30-11 om 10:30\?/)
  await wim.says('ja')
  await wim.hears(/^Goed, je staat niet meer op de wachtlijst\.$/)
  await world.note(/Off the waiting list for a ride: Wim Postma/)
  await later(
    world,
    Math.ceil((Date.parse('2026-11-27T14:01:00Z') - world.app.clock.now().getTime()) / 60_000),
  )
  await baukje.hears(
    /^Voor je rit maandag 30-11 om 10:25 \(Huisartsenpraktijk Bilgaard\) is helaas geen plaats gekomen\.$/m,
    /Regiotaxi/,
    /^Wil je samen iets anders zoeken\? Bel het servicepunt: /m,
  )
  await world.note(/There was no room for the ride of Baukje Sinnema/)
  expect(wim.unread()).toEqual([])
  readAll(world, griet)
})
