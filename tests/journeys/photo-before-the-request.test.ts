import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { filesUnder } from '../support/files-at-desk.ts'
import { newPhone, readAll, saysAndHears, settled, typed } from '../support/talks.ts'
import { openWorld, type World, wordsIn } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
// what was begun and left is asked about again when a day has passed
afterAll(() => world.close({ allowUnread: true }))

describe.each([typed.fy, typed.en])('a photo on $channel, before there is a request', (words) => {
  test('it waits for the request, and comes once into its thread', async () => {
    const resident = newPhone(world, words.channel)
    const atDesk = () => world.desk.workspace.all().filter(({ files }) => files).length
    const before = atDesk()
    await saysAndHears(resident, words.request, words.yes)
    await resident.sends('photo', words.name)
    await resident.hears()
    await resident.sends('voice')
    await resident.hears()
    await world.street.location(resident.channel, resident.identifier, 53.2, 5.8)
    await resident.hears()
    await settled(world)
    expect(atDesk()).toBe(before)

    const number = await openFrom(resident, words.place, words.part, words.yes)
    const { ts } = await world.card(number)
    await settled(world)
    expect(filesUnder(world, ts)).toEqual([
      {
        name: 'photo.jpg',
        holds: bytesOf(words.channel, 'photo'),
        says: expect.stringContaining(words.name),
      },
      { name: 'voice.ogg', holds: bytesOf(words.channel, 'voice'), says: expect.any(String) },
    ])
    const thread = () => world.desk.thread(ts).map(wordsIn)
    expect(thread().filter((said) => said.includes('53.20000, 5.80000'))).toHaveLength(1)

    // what the desk has already is not passed on again with the next word or the next file
    await resident.sends('document')
    await settled(world)
    readAll(world, resident)
    expect(filesUnder(world, ts).map(({ name }) => name)).toEqual(['photo.jpg', 'voice.ogg', 'document.pdf'])
  })
})

test('a photo of more than a day ago is not taken for part of a new request', async () => {
  const words = typed.nl
  const resident = newPhone(world, 'whatsapp')
  await resident.sends('photo')
  await resident.hears()
  await world.passTime(25 * 60)
  await settled(world)
  readAll(world, resident)
  await saysAndHears(resident, words.request, words.yes, words.name)
  const { ts } = await world.card(await openFrom(resident, words.place, words.part, words.yes))
  await settled(world)
  expect(filesUnder(world, ts)).toEqual([])
})

async function openFrom(phone: Parameters<typeof saysAndHears>[0], ...lines: string[]): Promise<number> {
  const answer = await saysAndHears(phone, ...lines)
  return Number(/#(\d+)/.exec(answer)?.[1])
}

function bytesOf(channel: string, kind: string): string {
  return channel === 'telegram' ? `a ${kind} from the street` : 'a file from the street'
}
