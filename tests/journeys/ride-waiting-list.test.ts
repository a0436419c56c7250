import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asksForRide, booksRide, waitsForRide } from '../support/riding.ts'
import { saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type Phone, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

let griet: Phone
let wim: Phone
let baukje: Phone

test('on a full day somebody is put on the waiting list, which the desk sees', async () => {
  griet = (await booksRide(world, { at: 'donderdag om 10:15', back: '11:15' })).rider
  wim = await waitsForRide(world, 'Wim Postma', 'donderdag om 10:30')
  await wim.hears(
    /^Goed, je staat op de wachtlijst voor donderdag 26-11 om 10:30\. .* Uiterlijk overmorgen \(woensdag 25-11\) om 15:00 hoor je hoe het zit\.$/,
  )
  await world.note(/On the waiting list for a ride: Wim Postma, Thursday 26-11 at 10:30/)
  await wim.says('hoe staat het ermee?')
  await wim.hears(/^Wachtlijst voor een rit: donderdag 26-11 om 10:30\.$/)
})

test('as soon as something frees the first is asked, and the room is kept for them', async () => {
  baukje = await waitsForRide(world, 'Baukje Sinnema', 'donderdag om 10:25')
  await baukje.hears(/^Goed, je staat op de wachtlijst/)
  await saysAndHears(griet, 'de rit hoeft niet meer', 'ja')
  await settled(world)
  await wim.hears(
    /^Er is plaats gekomen voor je rit: donderdag 26-11 om 10:30 \(Huisartsenpraktijk Bilgaard\)\.$/m,
    /^Wil je die nog\? Je kunt tot .* antwoorden\.$/m,
  )
  // nobody else books it, and nobody else is asked
  expect(baukje.unread()).toEqual([])
  const jelle = await asksForRide(world, { at: 'donderdag om 10:30', name: 'Jelle Hiemstra' })
  expect(jelle.answer).toMatch(/^De auto is dan al weg\.$/m)
  await saysAndHears(jelle.rider, 'laat maar')
})

test('who says no makes room for the next, who says yes rides', async () => {
  await wim.says('nee')
  await wim.hears(/^Goed, dan gaat de plaats naar een ander\./)
  await settled(world)
  await baukje.hears(/^Er is plaats gekomen voor je rit: donderdag 26-11 om 10:25/)
  await baukje.says('ja graag')
  await baukje.hears(/^Je rit is geboekt, het nummer is #2\./)
  await settled(world)
})
