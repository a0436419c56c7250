import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { filesUnder } from '../support/files-at-desk.ts'
import { movesIn } from '../support/neighbours.ts'
import {
  asksForHelp,
  later,
  newPhone,
  press,
  readAll,
  saysAndHears,
  settled,
  typed,
} from '../support/talks.ts'
import { until } from '../support/until.ts'
import { openWorld, type Phone, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterAll(() => world.close({ allowUnread: true }))

/** WhatsApp shows us an id in place of a number; the country in front of it is all that looks like one. */
const nameless = (id: string): Phone => world.phone('whatsapp', id)

const personOf = async ({ channel, identifier }: Phone): Promise<string | undefined> => {
  const { rows } = await world.app.core.pool.query<{ id: string }>(
    'select person_id::text as id from address where channel = $1 and identifier = $2',
    [channel, identifier],
  )
  return rows[0]?.id
}

test('W18: somebody of whom WhatsApp tells no number asks for help, hears who comes, is reminded, and says how it was', async () => {
  const mary = nameless('NL.4566001')
  const bea = await movesIn(world, { name: 'Bea Postma', channel: 'sms', language: 'en' })
  const number = await asksForHelp(mary, typed.en)
  await press(world, number, 'request.dispatch')
  await bea.hears(/JA|YES|OK/)
  await bea.says('ok')
  const told = await bea.hears(/Mary Smith/, /Dorpsstraat 3/)
  // an id is no number: nobody could call it
  expect(told).not.toMatch(/4566001/)
  await mary.hears(/Bea/)
  await settled(world)
  const { words } = await world.card(number, /Bea/)
  expect(words).not.toMatch(/4566001/)
  expect(words).toMatch(/Mary Smith\nno number, can be reached by WhatsApp/)
  readAll(world, mary, bea)
  await later(world, 33 * 60)
  await mary.hears(/short reminder: Bea/)
  await bea.hears(/^Phone: we have no number, just ask here$/m)
  readAll(world, bea)
  // a day later it is ten in the evening: the helper may answer, but nobody wakes Mary for a question
  await later(world, 27 * 60)
  await bea.hears(/Is #\d+ \(groceries\) done/)
  await bea.says('ok, 1 hour')
  await bea.hears(/^Thank you for your help!$/)
  await settled(world)
  expect(mary.unread()).toEqual([])
  // by then WhatsApp's 24 hours are long over, and only an approved template reaches her
  await later(world, 11 * 60)
  await mary.hears(/^You have been helped with #\d+ \(groceries\)\. Was it all right\?/)
  await mary.presses('Yes, all right')
  await mary.hears(/^Good to hear/)
  await world.card(number, /Done[\s\S]*Hours: 1\b/)
})

test('W18: what cannot be said to somebody without a number after 24 hours is for the desk, which is told no number to call', async () => {
  const mary = nameless('NL.4566005')
  const number = await asksForHelp(mary, typed.en)
  await later(world, 24 * 60 + 1)
  readAll(world, mary)
  await press(world, number, 'request.reply')
  await world.desk.submit({ text: 'Mrs Smith, does Thursday suit you too?' })
  const { ts } = await world.card(number)
  await until(() => world.desk.thread(ts).some((each) => /Not delivered/.test(wordsIn(each))))
  const told = world.desk.thread(ts).map(wordsIn).join('\n')
  expect(told).toMatch(/Not delivered by WhatsApp: Mary Smith\. We have no number to call\./)
  expect(told).not.toMatch(/Please call|4566005/)
  expect(mary.unread()).toEqual([])
})

test('W18: whoever looks alike is somebody else: another id, the same digits as a number, the same words on SMS', async () => {
  const phones = [
    nameless('NL.31612399001'),
    nameless('BE.31612399001'),
    world.phone('whatsapp', '+31612399001'),
    world.phone('sms', '+31612399001'),
  ]
  for (const phone of phones) await saysAndHears(phone, 'hello')
  const people = await Promise.all(phones.map(personOf))
  expect(people.every(Boolean)).toBe(true)
  expect(new Set(people).size).toBe(phones.length)
})

test('W18: a neighbour without a number is pinged, accepts by a button, and says stop', async () => {
  const helper = nameless('NL.4566002')
  const like = await movesIn(world, { name: 'Cor Dam', channel: 'whatsapp' })
  await world.app.core.pool.query(`update address set identifier = $1 where identifier = $2`, [
    helper.identifier,
    like.identifier,
  ])
  await saysAndHears(helper, 'hallo')
  const number = await asksForHelp(newPhone(world, 'sms'), typed.nl)
  await press(world, number, 'request.dispatch')
  await helper.hears(/zoekt hulp/)
  await helper.presses('Ja, dat doe ik')
  await helper.hears(/Dorpsstraat 3/)
  await world.card(number, /Cor/)
  await helper.says('stop')
  await settled(world)
  readAll(world, helper)
  const before = helper.all().length
  await later(world, 2 * 24 * 60)
  expect(helper.all()).toHaveLength(before)
})

test('W19: a place and a voice note from WhatsApp reach the desk as they are, and are then no longer at Twilio', async () => {
  const mary = nameless('NL.4566003')
  const number = await asksForHelp(mary, typed.en)
  const { ts } = await world.card(number)
  await world.street.location('whatsapp', mary.identifier, 53.2012, 5.8086)
  await mary.sends('voice')
  await settled(world)
  readAll(world, mary)
  const said = world.desk.thread(ts).map(wordsIn).join('\n')
  expect(said).toMatch(/53\.2012/)
  expect(filesUnder(world, ts)).toMatchObject([{ name: 'voice.ogg', holds: expect.stringMatching(/./) }])
  expect(world.street.calls('twilio', 'media.remove')).toBe(1)
})

test('W19: a file that nobody should open does not reach the desk, which hears that there was one', async () => {
  const bas = nameless('NL.4566004')
  const { ts } = await world.card(await asksForHelp(bas, typed.en))
  await world.street.twilio.attach('whatsapp', bas.identifier, 'program')
  await settled(world)
  readAll(world, bas)
  expect(filesUnder(world, ts)).toEqual([])
  expect(world.desk.thread(ts).map(wordsIn).join('\n')).toMatch(/cannot show the file itself/)
})
