import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { movesIn } from '../support/neighbours.ts'
import { newPhone, press, settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close())

const buttons = (identifier: string) =>
  world.street.messages('whatsapp', identifier).findLast((one) => one.from === 'foardoar')

test('W17: a button counts only for the person to whom it was offered; typed answers still work beside buttons', async () => {
  const samuel = await movesIn(world, { name: 'Samuel Owusu', channel: 'whatsapp', language: 'en' })
  const griet = newPhone(world, 'sms')
  await griet.says('Ik ben Griet Hoekstra, Kerkstraat 5, 8925 AB. Kan iemand morgenmiddag boodschappen doen?')
  await griet.hears(/Antwoord JA of NEE\.$/)
  await griet.says('ja')
  await griet.hears(/Klopt dat\?/)
  await griet.says('ja')
  await griet.hears(/#1/)
  await world.card(1)
  await press(world, 1, 'request.dispatch')
  await samuel.hears(/needs help/)

  const ping = buttons(samuel.identifier)
  const [yes] = ping?.buttons.flat() ?? []
  expect(yes).toMatchObject({ label: 'Yes, I will', value: expect.stringMatching(/^o:.+\|yes$/) })
  if (!ping || !yes) throw new Error('there is no ping to press')

  const stranger = newPhone(world, 'whatsapp')
  await world.street.twilio.press(stranger.identifier, ping, yes.value, yes.label)
  await settled(world)
  world.street.markSeen('whatsapp', stranger.identifier)
  expect(await world.app.core.db.offer.count({ where: { status: 'accepted' } })).toBe(0)

  await samuel.says('yes please')
  await samuel.hears(/^How kind! You are helping with #1/)
  await griet.hears(/^Goed nieuws: Samuel komt je helpen\./)
  expect(await world.app.core.db.offer.count({ where: { status: 'accepted' } })).toBe(1)
})
