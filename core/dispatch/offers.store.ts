import { randomUUID } from 'node:crypto'
import type { Offer as Row } from '../../prisma/generated/client.ts'
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

/** Somebody to ask, where, and with which code; without an address they were tried in vain. */
export interface Asked {
  volunteerId: string
  addressId: string | null
  code: number | null
}

/**
 * Asks volunteers for a request; one who is free to be asked again is asked as if for the first time. The answer is
 * the offer of each.
 */
export async function insertOffers(
  { tx, now }: Work,
  { requestId, round }: { requestId: string; round: number },
  asked: Asked[],
): Promise<Map<string, string>> {
  const ids = asked.map(({ volunteerId }) => volunteerId)
  const addresses = asked.map(({ addressId }) => addressId)
  const codes = asked.map(({ code }) => code)
  const rows = await tx.$queryRaw<{ id: string; volunteerId: string }[]>`
    insert into offer (id, request_id, volunteer_id, address_id, round, code, status, asked_at, pings)
    select gen_random_uuid(), ${requestId}::uuid, who.volunteer_id, who.address_id, ${round}::int, who.code,
      case when who.address_id is null then 'lapsed' else 'asked' end, ${now}::timestamptz, (who.address_id is not null)::int
    from unnest(${ids}::uuid[], ${addresses}::uuid[], ${codes}::int[]) as who(volunteer_id, address_id, code)
    on conflict (request_id, volunteer_id) do update set address_id = excluded.address_id, round = excluded.round,
      code = excluded.code, status = excluded.status, asked_at = excluded.asked_at, answered_at = null,
      by_whom = null, pings = offer.pings + excluded.pings
    returning id::text, volunteer_id::text as "volunteerId"`
  return new Map(rows.map(({ id, volunteerId }) => [volunteerId, id]))
}

/** Gives a volunteer a place, whether they were asked before or are named by the desk. */
export async function insertAccepted(
  { tx, now }: Work,
  offer: { requestId: string; volunteerId: string; place: number; round: number; byWhom?: string | null },
): Promise<string> {
  const { requestId, volunteerId, place, round, byWhom = null } = offer
  const yes = {
    status: 'accepted',
    place,
    answeredAt: now,
    askedDoneAt: null,
    doneAt: null,
    minutes: null,
    byWhom,
  }
  const { id } = await tx.offer.upsert({
    where: { requestId_volunteerId: { requestId, volunteerId } },
    create: { id: randomUUID(), requestId, volunteerId, round, askedAt: now, ...yes },
    update: yes,
    select: { id: true },
  })
  return id
}

/** These offers are asked anew: each gets an id of its own, so that a button of the question before it is nobody's. */
export async function renewOffers({ tx, now }: Work, offerIds: string[]): Promise<Offer[]> {
  const renewed = await tx.$queryRaw<{ id: string }[]>`
    update offer set id = gen_random_uuid(), asked_at = ${now}, pings = pings + 1 where id = any(${offerIds}::uuid[])
    returning id::text`
  const rows = await tx.offer.findMany({ where: { id: { in: renewed.map(({ id }) => id) } } })
  return rows.map(fromRow)
}

/** Takes back what was still to be told of a new time, and tells whether there was anything: then they had not read it. */
export async function takeBackNewTime({ tx, now }: Work, { id, requestId }: Offer): Promise<boolean> {
  const { count } = await tx.outboxMessage.updateMany({
    where: { requestId, offerId: id, purpose: 'offer.moved', status: { in: ['pending', 'retry'] } },
    data: { status: 'dropped', reason: 'withdrawn', settledAt: now },
  })
  return count > 0
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
  byWhom: string | null
  wordAt: Date
  wordFrom: 'desk' | 'other'
  wordAnswered: boolean
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

/** What somebody has open elsewhere: the codes of their offers, and whether anything is, an offer or a question. */
export interface OpenElsewhere {
  codes: number[]
  any: boolean
}

/** What each of these volunteers has open. */
export async function openWith({ tx }: Work, volunteerIds: string[]): Promise<Map<string, OpenElsewhere>> {
  const rows = await tx.$queryRaw<(OpenElsewhere & { id: string })[]>`
    select who.id::text, offers.codes, offers.number > 0 or exists (select from conversation c
        where c.person_id = who.id and c.asked is not null and c.asked <> 'null') as "any"
    from unnest(${volunteerIds}::uuid[]) as who(id) cross join lateral (
      select count(*) as number, coalesce(array_agg(o.code) filter (where o.code is not null), '{}') as codes
      from offer o where o.volunteer_id = who.id and (o.status = 'asked'
        or o.status = 'lapsed' and exists (select from help_request r where r.id = o.request_id and r.status = 'searching'))
    ) offers`
  return new Map(rows.map(({ id, ...open }) => [id, open]))
}

function fromRow(row: Row): Offer {
  const status = offerStatuses.find((each) => each === row.status)
  if (!status) throw new Error(`an offer cannot be ${row.status}`)
  return { ...row, status }
}
