import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { filesUnder } from '../support/files-at-desk.ts'
import { asksForHelp, newPhone, readAll, saysAndHears, settled, typed } from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test.each([typed.fy, typed.en])('a voice note on $channel comes under the open request', async (words) => {
  const resident = newPhone(world, words.channel)
  const { ts } = await world.card(await asksForHelp(resident, words))
  await resident.sends('voice')
  await settled(world)
  readAll(world, resident)
  expect(filesUnder(world, ts)).toMatchObject([
    { name: 'voice.ogg', says: expect.stringContaining('a voice message') },
  ])
})

test('while the desk talks with somebody, their photo comes under the card of the talk', async () => {
  const words = typed.fy
  const person = newPhone(world, 'telegram')
  await saysAndHears(person, words.human)
  await settled(world)
  const card = newestTalk()
  await person.sends('photo', 'de doar')
  await settled(world)
  expect(person.unread()).toEqual([])
  expect(filesUnder(world, card)).toMatchObject([
    { name: 'photo.jpg', says: expect.stringContaining('de doar') },
  ])
})

test('a photo that came before somebody asked for a person goes with them', async () => {
  const words = typed.fy
  const person = newPhone(world, 'telegram')
  await saysAndHears(person, words.request, words.yes)
  await person.sends('photo')
  await person.hears()
  await saysAndHears(person, words.human)
  await settled(world)
  expect(filesUnder(world, newestTalk())).toMatchObject([{ name: 'photo.jpg' }])
})

test('Twilio need not keep what the desk has', async () => {
  const resident = newPhone(world, 'whatsapp')
  await asksForHelp(resident, typed.en)
  const before = world.street.calls('twilio', 'media.remove')
  await resident.sends('photo')
  await settled(world)
  readAll(world, resident)
  expect(world.street.calls('twilio', 'media.remove')).toBe(before + 1)
})

/** The newest card under which somebody asks for a person. */
function newestTalk(): string {
  const asks = (ts: string) => world.desk.thread(ts).some((note) => wordsIn(note).includes(typed.fy.human))
  return world.desk.cards().findLast(({ ts }) => asks(ts))?.ts ?? ''
}
