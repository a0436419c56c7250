import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { booksRide, openWithDrivers } from '../support/riding.ts'
import { later, readAll, settled } from '../support/talks.ts'
import type { Phone, World } from '../support/world.ts'

let world: World
let klaas: Phone
let samuel: Phone
beforeAll(async () => {
  ;({ world, klaas, samuel } = await openWithDrivers())
})
afterAll(() => world.close())

test('moved at night: a yes before the new hour could be read does not count for it', async () => {
  const { rider, number } = await booksRide(world, { at: 'donderdag om 10:15', back: '11:15' })
  await klaas.hears(/wil graag een rit/)
  await samuel.hears(/would like a ride/)
  await samuel.says('no')
  await samuel.hears(/^Thank you/)
  await later(world, 12 * 60 + 30)
  await rider.says('kan de rit ook donderdag om 14:00?')
  await rider.hears(/^Je rit is verzet\. Je wordt donderdag 26-11 om 13:50 opgehaald\.$/)
  expect(klaas.unread()).toEqual([])
  await klaas.says('ja')
  await klaas.hears(
    /^Dank je wel! Maar de tijd is intussen veranderd\.$/m,
    new RegExp(`^Kun jij helpen met #${number}: vervoer, .* 13:50`, 'm'),
  )
  await klaas.says('ja')
  await klaas.hears(/^Ophalen: 13:50/m)
  await later(world, 11 * 60)
  await rider.hears(/^Goed nieuws: Klaas rijdt je/)
  readAll(world, klaas, samuel)
})

test('drivers who were asked read the new hour; the yes under the old ping is asked for again', async () => {
  const { rider, number } = await booksRide(world, { at: 'woensdag om 10:15', back: '11:15' })
  await klaas.hears(/wil graag een rit/)
  await samuel.hears(/would like a ride/)
  const old = world.street.messages('whatsapp', samuel.identifier).at(-1)
  await rider.says('kan de rit ook vrijdag om 14:00?')
  await rider.hears(/^Je rit is verzet\. Je wordt vrijdag 27-11 om 13:50 opgehaald\.$/)
  await klaas.hears(
    /^De rit waar we je voor vroegen, is op een andere tijd\.\nOphalen: vrijdag 27-11 om 13:50, klaar om 15:10\nKun jij dan rijden\?/,
  )
  await samuel.hears(/^The ride we asked you for is at another time now\.$/m)
  const [yes] = old?.buttons.flat() ?? []
  if (!old || !yes) throw new Error('the first ping had no buttons')
  await world.street.twilio.press(samuel.identifier, old, yes.value, yes.label)
  await samuel.hears(new RegExp(`^Can you help with #${number}: transport, .*Friday 27-11 at 13:50`))
  expect(await world.app.core.db.offer.count({ where: { request: { number }, status: 'accepted' } })).toBe(0)
  await samuel.says('yes')
  await samuel.hears(/^Pick-up: 13:50/m)
  await rider.hears(/^Goed nieuws: Samuel rijdt je/)
  await klaas.hears(/^Iemand anders doet dit al/)
  await settled(world)
})
