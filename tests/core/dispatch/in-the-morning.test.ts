import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { acceptOffer } from '../../../core/dispatch/accept-offer.ts'
import { startDispatch } from '../../../core/dispatch/start-dispatch.ts'
import { claimOldest } from '../../../core/outbox/delivery.store.ts'
import { tell } from '../../../core/outbox/tell.ts'
import { desk, type House, openHouse } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const morning = '2026-01-15T07:00:00.000Z'
const owed = async (personId: string, purpose: string) => {
  const { addressId, nextAttemptAt, content } = await house.db.outboxMessage.findFirstOrThrow({
    where: { personId, purpose },
    orderBy: { id: 'desc' },
  })
  return { addressId, at: nextAttemptAt.toISOString(), text: JSON.stringify(content) }
}

/** Two are asked in the evening; one says yes at night. */
async function yesAtNight(about: Parameters<House['open']>[1] = {}) {
  house.setClock('2026-01-14T20:00:00Z')
  await house.db.volunteer.updateMany({ data: { status: 'left' } })
  const [yes, silent] = [await house.addVolunteer('Ja'), await house.addVolunteer('Stil')]
  const resident = await house.addResident()
  const requestId = await house.open(resident, about)
  await house.work((work) => startDispatch(work, requestId, desk))
  await house.sendAll()
  house.setClock('2026-01-14T22:30:00Z')
  const { id } = await house.offerOf(requestId, yes)
  await house.work((work) => acceptOffer(work, id, yes, { tail: null, condition: false }))
  return { resident, silent }
}

test('who was asked hears in the morning that somebody else comes, and so does the resident', async () => {
  const { resident, silent } = await yesAtNight()
  const note = await owed(silent, 'offer.taken')
  expect(note.at).toBe(morning)
  // as it will be read: what was tomorrow at night is today in the morning
  expect(note.text).toContain('vandaag (donderdag 15-1)')
  expect((await owed(resident, 'request.helper-found')).at).toBe(morning)
})

test('what waits for the morning keeps nothing else back', async () => {
  const { silent } = await yesAtNight()
  const { addressId } = await owed(silent, 'offer.taken')
  const line = { key: 'answer-offer.nothing-open' }
  await house.work((work) => tell(work, silent, [line], { purpose: 'answer' }))
  const claim = () => claimOldest(house.core.pool, addressId, house.now())
  expect(await claim()).toMatchObject({ purpose: 'answer' })
  await house.sendAll()
  house.setClock(morning)
  await house.db.outboxMessage.updateMany({ where: { purpose: 'answer' }, data: { status: 'sent' } })
  await house.db.outboxMessage.updateMany({ where: { purpose: 'offer.taken' }, data: { status: 'pending' } })
  expect(await claim()).toMatchObject({ purpose: 'offer.taken' })
})

test('urgent, or before the morning would help: at once', async () => {
  const urgent = await yesAtNight({ urgency: 'urgent' })
  expect((await owed(urgent.silent, 'offer.taken')).at).toBe('2026-01-14T22:30:00.000Z')
  const early = await yesAtNight({ wantedAt: '2026-01-15T08:30' })
  expect((await owed(early.resident, 'request.helper-found')).at).toBe('2026-01-14T22:30:00.000Z')
})
