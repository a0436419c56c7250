import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { takeEnclosures } from '../../../core/inbox/enclosures.store.ts'
import type { Work } from '../../../core/work.ts'
import { openHouse } from '../dispatch/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
let phones = 0
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** Somebody with a phone, and how a message of theirs is kept. */
async function somebody() {
  const personId = await house.addResident()
  const identifier = `+3161200${String(++phones).padStart(4, '0')}`
  const addressId = await house.giveAddress(personId, 'sms', identifier)
  return {
    take: (work: Work, messageId: string | null = null) =>
      takeEnclosures(work.tx, personId, messageId, work.now),
    async sent(content: object, more: { minutesAgo?: number; handled?: boolean } = {}): Promise<string> {
      const receivedAt = new Date(house.now().getTime() - (more.minutesAgo ?? 1) * 60_000)
      const handledAt = more.handled === false ? null : receivedAt
      const providerId = `${identifier}:${Math.random()}`
      const { id } = await house.db.inboxMessage.create({
        data: { channel: 'sms', providerId, addressId, personId, content, receivedAt, handledAt },
      })
      return String(id)
    },
  }
}

const photo = (ref: string) => ({ kind: 'attachment', type: 'photo', ref })
const refs = (taken: { content: object }[]) =>
  taken.map(({ content }) => ('ref' in content ? content.ref : 'a place'))

test('what was sent besides words is taken once, oldest first', async () => {
  const { sent, take } = await somebody()
  await sent(photo('A'))
  await sent({ kind: 'text', text: 'hoi' })
  await sent({ kind: 'location', latitude: 53.2, longitude: 5.8 })
  await sent(photo('B'))
  const stranger = await somebody()
  await stranger.sent(photo('of somebody else'))
  expect(refs(await house.work((work) => take(work)))).toEqual(['A', 'a place', 'B'])
  expect(await house.work((work) => take(work))).toEqual([])
})

test('what comes after the message that is handled now waits for its own turn', async () => {
  const { sent, take } = await somebody()
  const now = await sent(photo('A'), { handled: false })
  const next = await sent(photo('B'), { handled: false })
  expect(refs(await house.work((work) => take(work, now)))).toEqual(['A'])
  expect(refs(await house.work((work) => take(work, next)))).toEqual(['B'])
})

test('a deed that fails has taken nothing', async () => {
  const { sent, take } = await somebody()
  await sent(photo('A'))
  const failing = house.work(async (work) => {
    await take(work)
    throw new Error('the rest of the deed')
  })
  await expect(failing).rejects.toThrow('the rest of the deed')
  expect(refs(await house.work((work) => take(work)))).toEqual(['A'])
})

test('what is older than a day is not taken', async () => {
  const { sent, take } = await somebody()
  await sent(photo('A'), { minutesAgo: 24 * 60 + 1 })
  await sent(photo('B'), { minutesAgo: 24 * 60 - 1 })
  expect(refs(await house.work((work) => take(work)))).toEqual(['B'])
})
