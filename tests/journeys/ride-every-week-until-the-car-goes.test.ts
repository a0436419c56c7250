import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asksForRide, drives } from '../support/riding.ts'
import { later, readAll, saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('the car goes: a weekly ride ends once, its rider and the desk hear it once, and what was booked stays', async () => {
  const klaas = await drives(world, { name: 'Klaas Visser' })
  const { rider } = await asksForRide(world, { at: 'elke donderdag om 10:15', back: '11:15' })
  await saysAndHears(rider, 'ja')
  await settled(world)
  readAll(world, klaas, rider)
  // as after a start with a neighbourhoods file in which nothing stands under rides
  Object.assign(world.app.core.neighbourhoods.first, { rides: null })
  await later(world, 3 * 24 * 60 + 5)
  const heard = rider.unread()
  expect(heard.filter((words) => /^Je vaste rit stopt: elke week/.test(words))).toHaveLength(1)
  expect(heard.join('\n')).toMatch(
    /^Je vaste rit stopt: elke week.*\. In Bilgaard rijdt geen buurtauto meer\.\nWat al geboekt is, gaat door\.\n.*Regiotaxi: 088 300 0500\n.*servicepunt/m,
  )
  const notes = () =>
    world.desk.workspace
      .all()
      .map(wordsIn)
      .filter((words) => /weekly ride of Griet Hoekstra/.test(words))
  expect(notes()).toEqual([
    expect.stringMatching(/no rides any more.*Booked already: [12]\. The resident knows/),
  ])
  readAll(world, klaas, rider)
  await later(world, 15 * 24 * 60)
  expect(rider.unread().filter((words) => /vaste rit/.test(words))).toEqual([])
  expect(notes()).toHaveLength(1)
  readAll(world, klaas, rider)
  const { rows } = await world.app.core.pool.query('select status, next_step_at from arrangement')
  expect(rows).toEqual([{ status: 'ended', next_step_at: null }])
})
