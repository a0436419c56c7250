import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asks, movesIn } from '../support/neighbours.ts'
import { later, press, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

const lateAtNight = new Date('2026-11-23T21:30:00Z')
let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false, at: lateAtNight })
})
afterAll(() => world.close())

test('nobody is pinged at night: the desk hears when, and in the morning they are', async () => {
  const mark = await movesIn(world, { name: 'Mark de Boer' })
  const { resident, number } = await asks(world, 'Kan iemand woensdagmiddag boodschappen voor me doen?')
  await press(world, number, 'request.dispatch')
  await world.note(
    /We leave the neighbourhood in peace now\. The first neighbours are asked Tuesday 24-11 at 08:00/,
  )
  await later(world, 9 * 60)
  expect(mark.unread()).toEqual([])
  await later(world, 31)
  await mark.hears(/zoekt hulp/, /^Wanneer: morgen \(woensdag 25-11\) in de middag$/m, /tot 08:3\d/)
  await mark.says('ja')
  await mark.hears(/^Wat fijn!/)
  await resident.hears(/^Goed nieuws: Mark/)
  await settled(world)
})
