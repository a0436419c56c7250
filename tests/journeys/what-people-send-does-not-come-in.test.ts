import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { audit } from '../../core/jobs/audit.ts'
import { newPhone } from '../support/talks.ts'
import { until } from '../support/until.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  // nobody can reach this program from outside: Telegram is asked for messages, and Slack by a socket
  const env = {
    ...{ PUBLIC_URL: '', SLACK_SIGNING_SECRET: '', SLACK_APP_TOKEN: 'xapp-1-of-nobody' },
    ...{ TWILIO_ACCOUNT_SID: '', TWILIO_AUTH_TOKEN: '', TWILIO_SMS_FROM: '', TWILIO_WHATSAPP_FROM: '' },
    ...{ TWILIO_TEMPLATES: '' },
  }
  world = await openWorld({ env, volunteers: false })
})
afterAll(() => world.close())

test('the desk hears that nothing comes in from Telegram, nobody’s words are lost, and it hears when it is well', async () => {
  const anna = newPhone(world, 'telegram')
  await anna.says('Hoi')
  await anna.hears(/servicepunt|Bilgaard/)

  // somebody started a second bot with the same token
  const mend = world.street.fault({ provider: 'telegram', method: 'getUpdates', mode: 409, times: 1000 })
  const asked = () => world.street.calls('telegram', 'getUpdates')
  const before = asked()
  await anna.says('opnieuw beginnen')
  await anna.hears()
  await anna.says('Kan iemand morgen boodschappen doen?')
  await until(() => asked() >= before + 2)
  await world.passTime(4)
  expect(await world.note(/Nothing has come in from Telegram/)).toMatch(/is kept/)

  mend()
  await anna.hears(/boodschappen/i)
  await world.passTime(3)
  await world.note(/send by Telegram comes in again/)
}, 90_000)

test('the desk hears that its buttons do nothing, while cards still come', async () => {
  await world.passTime(4)
  await audit(world.app.core)
  expect(await world.note(/heard nothing from Slack/)).toMatch(/Buttons and forms do nothing/)
})
