import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { tellAllDesks } from '../../core/desk/tell-all-desks.ts'
import { inOneTransaction } from '../../core/work.ts'
import { asksForHelp, newPhone, typed } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  // as fast as Slack itself allows
  world = await openWorld({ env: { SLACK_PER_SECOND: '1' }, volunteers: false })
})
afterAll(() => world.close())

test('S10: what goes to a desk goes no faster than Slack takes it, and all of it comes', async () => {
  await inOneTransaction(world.app.core, async (work) => {
    for (let told = 0; told < 14; told++)
      await tellAllDesks(work, { key: 'alarms.channel-up', slots: { channel: 'SMS' } })
  })
  await asksForHelp(newPhone(world, 'sms'), typed.nl)
  await world.card(1)
  const at = world.street.callTimes('slack', 'chat.postMessage')
  const [first = 0] = at
  // after the burst no more than one in any second
  for (const [index, moment] of at.entries())
    expect(moment - first).toBeGreaterThanOrEqual((index - 10) * 1000 - 150)
  expect(at.length).toBeGreaterThanOrEqual(15)
}, 60_000)
