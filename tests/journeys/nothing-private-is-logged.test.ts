import { expect, test } from '@jest/globals'
import { cast } from '../../prisma/seed/cast.ts'
import {
  asksForHelp,
  later,
  newPhone,
  readAll,
  saysAndHears,
  searches,
  settled,
  typed,
} from '../support/talks.ts'
import { openWorld } from '../support/world.ts'

test('a whole story with all that can go wrong leaves no name, number, address, text or token in the log', async () => {
  const world = await openWorld({ env: { LOG_LEVEL: 'trace' } })
  const { secrets } = world.open
  const resident = newPhone(world, 'sms')
  const other = newPhone(world, 'telegram')
  const unknown = newPhone(world, 'sms')
  try {
    const number = await asksForHelp(resident, typed.nl)
    await world.card(number)
    await saysAndHears(other, 'ik ben gevallen en kan niet opstaan, Zwarteweg 77')
    await other.says('stop')
    await settled(world)
    world.street.fault({ provider: 'telegram', mode: 500, times: 2 })
    world.street.fault({ provider: 'telegram', mode: 'reset', times: 1 })
    world.street.fault({ provider: 'twilio', mode: 500, times: 2 })
    // somebody whom the carrier does not know, and nobody else: who cannot be reached is not answered by a form
    world.street.fault({ provider: 'twilio', to: unknown.identifier, mode: 21_211, times: 1 })
    await unknown.says('goedemiddag, met Wietske')
    world.street.fault({ provider: 'slack', mode: 429, retryAfter: 1, times: 1 })
    const asked = await searches(world, number)
    await later(world, 2)
    const [helper] =
      asked.length > 0 ? asked : world.volunteers().filter((phone) => phone.unread().length > 0)
    await helper?.says('ja, maar mijn zus Wietske komt ook mee')
    await settled(world)
    const { ts } = await world.card(number)
    // the 429 may have met the form itself: then the button is pressed again, as anybody would
    const answers = async () => {
      await world.desk.press(ts, 'request.reply')
      await settled(world)
      const isThere = () =>
        world.desk.modal()?.view.blocks.some(({ block_id }) => block_id === 'text') || undefined
      await world.street.until(isThere, { awaited: 'the form of an answer' })
      await world.desk.submit({ text: 'Vraag naar mevrouw Oosterhuis' })
    }
    await answers().catch(answers).catch(answers)
    await settled(world)
    await later(world, 3 * 24 * 60)
    world.street.fault({ provider: 'telegram', mode: 'blocked', times: 3 })
    for (const body of ['{"update_id": 1, "message": {"text": "Zwarteweg 77"', '{"update_id":"Wietske"}']) {
      const response = await fetch(`http://127.0.0.1:${world.app.port}/telegram`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-telegram-bot-api-secret-token': secrets.telegram.webhookSecret,
        },
        body,
      })
      await response.text()
    }
    readAll(world, ...world.volunteers())
  } finally {
    await world.close({ allowUnread: true })
  }

  const log = world.log.join('')
  expect(log).toContain('listening')
  expect(world.log.length).toBeGreaterThan(2)
  const secret = [
    ...cast.flatMap(({ name, identifier }) => [
      name,
      name.split(' ').at(-1) ?? name,
      identifier,
      identifier.replace('+', ''),
    ]),
    resident.identifier,
    resident.identifier.slice(1),
    other.identifier,
    unknown.identifier,
    ...[
      'Jan de Vries',
      'Dorpsstraat',
      '8925',
      'Zwarteweg',
      'Wietske',
      'Oosterhuis',
      'boodschappen',
      'gevallen',
      'mevrouw',
    ],
    secrets.telegram.token,
    secrets.telegram.token.split(':')[1] ?? '',
    secrets.telegram.webhookSecret,
    secrets.twilio.authToken,
    secrets.slack.botToken,
    secrets.slack.signingSecret,
  ]
  for (const one of secret)
    if (log.includes(one))
      throw new Error(`The log holds ${one}: ${world.log.find((line) => line.includes(one))}`)
}, 60_000)
