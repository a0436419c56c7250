import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { tellAllDesks } from '../../core/desk/tell-all-desks.ts'
import { noteToDesk } from '../../core/desk/tell-desk.ts'
import { inOneTransaction } from '../../core/work.ts'
import { asksForHelp, newPhone, typed } from '../support/talks.ts'
import { until } from '../support/until.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  // as fast as Slack itself allows
  world = await openWorld({ env: { SLACK_PER_SECOND: '1' }, volunteers: false })
})
afterAll(() => world.close({ allowUnread: true }))

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

test('danger rings at once, however much the same desk still waits for', async () => {
  const jan = newPhone(world, 'sms')
  const { id } = world.app.core.neighbourhoods.first
  const everyday = { key: 'alarms.channel-up', slots: { channel: 'WhatsApp' } }
  await inOneTransaction(world.app.core, async (work) => {
    for (let told = 0; told < 40; told++) await noteToDesk(work, id, everyday)
  })
  const heard = () => world.desk.workspace.all().map(wordsIn)
  const told = () => heard().filter((words) => /WhatsApp/.test(words)).length
  await until(() => told() > 0)
  await jan.says('ik wil niet meer leven')
  await jan.hears(/113/)
  // the bell, whose it is, and under that what they wrote
  await until(() => heard().some((words) => /ik wil niet meer leven/.test(words)))
  expect(heard().findIndex((words) => /may not want to live any more/.test(words))).toBeGreaterThan(0)
  expect(told()).toBeLessThan(30)
}, 60_000)
