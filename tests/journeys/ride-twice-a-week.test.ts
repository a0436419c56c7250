import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { asksForRide } from '../support/riding.ts'
import { saysAndHears, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

test('every Tuesday and Thursday: the second day is asked for after the first, and both come back', async () => {
  const { rider, answer } = await asksForRide(world, {
    at: 'elke dinsdag en donderdag om 10:15',
    back: '11:15',
  })
  expect(answer).toMatch(/^Hoe vaak: elke week, vanaf morgen \(dinsdag 24-11\) om 10:15$/m)
  const second = await saysAndHears(rider, 'ja')
  expect(second).toMatch(/^Goed, we rijden je elke week, vanaf morgen \(dinsdag 24-11\) om 10:15\.$/m)
  expect(second).toMatch(
    /^Je noemde nog een dag\. Zullen we je dan ook rijden: elke week, vanaf donderdag 26-11 om 10:15\?/m,
  )
  const readBack = await saysAndHears(rider, 'ja')
  expect(readBack).toMatch(/^Ophalen: donderdag 26-11 om 10:05/m)
  expect(readBack).toMatch(/^Terug: ophalen om 11:15/m)
  expect(readBack).toMatch(/^Hoe vaak: elke week, vanaf donderdag 26-11 om 10:15$/m)
  const booked = await saysAndHears(rider, 'ja')
  expect(booked).toMatch(/^Goed, we rijden je elke week, vanaf donderdag 26-11 om 10:15\.$/m)
  expect(booked).not.toMatch(/nog een dag/)
  await settled(world)
  const { rows } = await world.app.core.pool.query(
    `select extract(isodow from next_on)::int as day from arrangement where status = 'active' order by 1`,
  )
  expect(rows).toEqual([{ day: 2 }, { day: 4 }])
})
