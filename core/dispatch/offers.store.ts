import { randomUUID } from 'node:crypto'
import { Prisma, type Offer as Row } from '../../prisma/generated/client.ts'
import type { Work } from '../work.ts'
import { type Offer, type OfferStatus, offerStatuses } from './offer.ts'

/** The offer, without holding anything; null if there is none. */
export async function findOffer({ tx }: Work, offerId: string): Promise<Offer | null> {
  const row = await tx.offer.findUnique({ where: { id: offerId } })
  return row && fromRow(row)
}

/** All offers of a request, oldest first. */
export async function offersOf({ tx }: Work, requestId: string): Promise<Offer[]> {
  const rows = await tx.offer.findMany({ where: { requestId }, orderBy: [{ askedAt: 'asc' }, { id: 'asc' }] })
  return rows.map(fromRow)
}

/** Asks a volunteer for a request; one whose earlier ping was never sent is asked as if for the first time. */
export async function insertOffer(
  { tx, now }: Work,
  offer: { requestId: string; volunteerId: string; round: number; code: number | null },
): Promise<string> {
  const fresh = { round: offer.round, code: offer.code, status: 'asked', askedAt: now, answeredAt: null }
  const { requestId, volunteerId } = offer
  const { id } = await tx.offer.upsert({
    where: { requestId_volunteerId: { requestId, volunteerId } },
    create: { id: randomUUID(), requestId, volunteerId, ...fresh },
    update: fresh,
    select: { id: true },
  })
  return id
}

/** Gives a volunteer a place, whether they were asked before or are named by the desk. */
export async function insertAccepted(
  { tx, now }: Work,
  offer: { requestId: string; volunteerId: string; place: number; round: number },
): Promise<string> {
  const { requestId, volunteerId, place, round } = offer
  const yes = { status: 'accepted', place, answeredAt: now, askedDoneAt: null, doneAt: null, minutes: null }
  const { id } = await tx.offer.upsert({
    where: { requestId_volunteerId: { requestId, volunteerId } },
    create: { id: randomUUID(), requestId, volunteerId, round, askedAt: now, ...yes },
    update: yes,
    select: { id: true },
  })
  return id
}

type Changes = Partial<{
  status: OfferStatus
  addressId: string | null
  place: number | null
  answeredAt: Date
  tail: string | null
  askedDoneAt: Date | null
  doneAt: Date | null
  minutes: number | null
  pings: { increment: number } | { decrement: number }
}>

/** Changes these offers, all in the same way. */
export async function changeOffers({ tx }: Work, offerIds: string[], changes: Changes): Promise<void> {
  if (offerIds.length > 0) await tx.offer.updateMany({ where: { id: { in: offerIds } }, data: changes })
}

/**
 * Which offers of a request were dropped from the outbox before they were sent; of one asked twice the last time
 * counts. Messages are looked up by their request: by offer, all that was ever sent would be walked.
 */
export async function neverSent({ tx }: Work, requestId: string): Promise<Set<string>> {
  const rows = await tx.outboxMessage.findMany({
    where: { requestId, purpose: 'offer.ping' },
    orderBy: { id: 'desc' },
    distinct: ['offerId'],
    select: { offerId: true, status: true },
  })
  return new Set(rows.flatMap(({ offerId, status }) => (offerId && status === 'dropped' ? [offerId] : [])))
}

/** What a volunteer has open elsewhere: the codes of their offers, and whether a question stands open. */
export async function openWith({ tx }: Work, volunteerId: string) {
  const offers = await tx.offer.findMany({
    where: {
      volunteerId,
      OR: [{ status: 'asked' }, { status: 'lapsed', request: { status: 'searching' } }],
    },
    select: { code: true },
  })
  const conversation = await tx.conversation.findFirst({
    where: { personId: volunteerId, asked: { not: Prisma.AnyNull } },
    select: { personId: true },
  })
  return { codes: offers.map(({ code }) => code), question: conversation !== null }
}

function fromRow(row: Row): Offer {
  const status = offerStatuses.find((each) => each === row.status)
  if (!status) throw new Error(`an offer cannot be ${row.status}`)
  return { ...row, status }
}
