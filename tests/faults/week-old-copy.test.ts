import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openWorld, type World } from '../support/world.ts'
import { expectSound, quiet } from './oracle.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 60_000)
afterAll(() => world.close({ allowUnread: true }))

test('a copy of a webhook after seven days is no news', async () => {
  const griet = world.phone('sms', '+31612349999')
  const id = await world.street.text(
    'sms',
    griet.identifier,
    // no question is left open: after a week of silence there is nothing to come back to
    'Dank jullie wel!',
  )
  await griet.hears()
  await world.passTime(7 * 24 * 60)
  expect(await world.street.twilio.again(id)).toBe(200)
  await quiet(world.app.core.pool)
  expect(griet.unread()).toEqual([])
  await griet.says('Hoi, kan iemand morgen boodschappen voor me doen?')
  await griet.hears()
  expect(griet.unread()).toEqual([])
  await quiet(world.app.core.pool)
  await expectSound('copy after 7 days', world.app.core.pool, world.street, [`sms ${id}`])
})
