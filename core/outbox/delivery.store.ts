import type { Pool } from 'pg'
import type { ChannelName } from '../inbox/inbound-message.ts'
import type { Tx } from '../work.ts'
import type { Delivery, Receipt } from './channel.ts'
import { leaseMilliseconds } from './lease.ts'
import type { StoredContent } from './stored-content.ts'

/** A message that this process has claimed and must settle. */
export interface Claimed {
  id: string
  addressId: string
  personId: string | null
  requestId: string | null
  offerId: string | null
  purpose: string
  content: StoredContent
  attempts: number
  /** Whoever had it before did not settle it: nobody knows whether it went out. */
  brokenOff: boolean
  /** An earlier try is over, and it may have gone out all the same. */
  retried: boolean
  createdAt: Date
  /** Addresses of the same person where it did not arrive. */
  tried: string[]
  expiresAt: Date | null
  channel: ChannelName
  identifier: string
  neighbourhoodId: string
  optedOut: boolean
  closed: boolean
  lastInboundAt: Date | null
}

/** What somebody who goes on with a message must know of it. */
const whole = `o.id::text, o.address_id as "addressId", o.person_id as "personId", o.request_id as "requestId", o.offer_id as "offerId",
  o.purpose, o.content, o.attempts, o.created_at as "createdAt", o.tried, o.expires_at as "expiresAt", a.channel, a.identifier, a.neighbourhood_id as "neighbourhoodId",
  (a.opted_out_at is not null) as "optedOut", (a.closed_at is not null) as closed, a.last_inbound_at as "lastInboundAt"`

const due = `(status in ('sending', 'retry') or status = 'pending' and next_attempt_at <= $2)`
const owed = (purpose: string) =>
  `exists (select from outbox_message where address_id = $1::uuid and purpose = '${purpose}' and ${due})`

/**
 * Claims the oldest message an address is owed, if its time has come: order within an address, whoever asks.
 * An address whose oldest message waits for a retry, or is being sent elsewhere, gives nothing; one that was meant for
 * later lets others go first. At a desk danger goes ahead of all that only waits for its turn, and so does an alarm
 * when there is no danger; what a provider was given already, or told to come later, still holds them up. All that is
 * unsettled is named first, though it follows from the rest: so the oldest is the head of an index, and nothing is sorted.
 */
export async function claimOldest(pool: Pool, addressId: string, now: Date): Promise<Claimed | null> {
  const { rows } = await pool.query<Claimed>({
    name: 'claim',
    text: `
      with oldest as (
        select id, status, lease_until from outbox_message
        where address_id = $1::uuid and status in ('pending', 'sending', 'retry') and ${due}
          and (status = 'sending' or status = 'retry' and reason is distinct from 'paced' or purpose = 'desk.danger'
            or not ${owed('desk.danger')} and (purpose = 'desk.alarm' or not ${owed('desk.alarm')}))
        order by id limit 1 for update
      )
      update outbox_message o set status = 'sending', lease_until = $3, attempts = o.attempts + 1
      from oldest, address a
      where o.id = oldest.id and a.id = o.address_id
        and (o.status in ('pending', 'retry') and o.next_attempt_at <= $2 or o.status = 'sending' and o.lease_until <= $2)
      returning ${whole}, oldest.status = 'retry' as retried,
        oldest.status = 'sending' and oldest.lease_until > o.created_at as "brokenOff"`,
    values: [addressId, now, new Date(now.getTime() + leaseMilliseconds)],
  })
  return rows[0] ?? null
}

/** Addresses that are owed something whose time has come, or whose sender died. */
export async function findOwed(pool: Pool, now: Date, limit: number): Promise<string[]> {
  const { rows } = await pool.query<{ address_id: string }>(
    `select address_id from outbox_message
     where status in ('pending', 'retry') and next_attempt_at <= $1 or status = 'sending' and lease_until <= $1
     group by address_id order by min(id) limit $2`,
    [now, limit],
  )
  return rows.map((row) => row.address_id)
}

const ranks: Record<Delivery, number> = { queued: 1, sent: 2, delivered: 3, failed: 4, read: 5 }

function lowerThan(delivery: Delivery): string[] {
  return Object.entries(ranks)
    .filter(([, rank]) => rank < ranks[delivery])
    .map(([name]) => name)
}

/** A receipt may be faster than the answer to the call: then it is known by our own key. */
const isOurs = `(o.provider_id = $2 or o.id = $6::bigint and o.provider_id is null and o.status = 'sending')`

const receiving = `
update outbox_message o set delivery = $3, reason = coalesce($4, o.reason), provider_id = $2 from address a
where ${isOurs} and a.id = o.address_id and a.channel = $1 and (o.delivery is null or o.delivery = any($5::text[]))
returning ${whole}, false as "brokenOff", false as retried`

/**
 * Takes a receipt: it may come late, twice or out of order, and never takes back what a later one said. News of a ping
 * is owed to the card of its request in the same statement; the answer names the desks that are owed something. Somebody
 * is reachable again once a message arrives that was sent after the desk heard that they are not: older ones tell nothing.
 */
export async function keepReceipt(
  pool: Pool,
  channel: ChannelName,
  { providerId, messageId, delivery }: Receipt,
  now: Date,
): Promise<string[]> {
  const { rows } = await pool.query<{ addressId: string }>({
    name: 'receipt',
    text: `
      with news as (
        update outbox_message o set delivery = $3, provider_id = $2 from address a
        where ${isOurs} and a.id = o.address_id and a.channel = $1 and (o.delivery is null or o.delivery = any($5::text[]))
        returning o.request_id, o.purpose, o.address_id, coalesce(o.settled_at, $4) as sent_at
      ), reached as (
        update address a set unreached_told_at = null from news n
        where a.id = n.address_id and n.sent_at > a.unreached_told_at and $3 in ('delivered', 'read')
      )
      insert into outbox_message (address_id, request_id, purpose, content, next_attempt_at, created_at)
      select c.address_id, n.request_id, 'desk.card',
        jsonb_build_object('kind', 'card', 'subject', jsonb_build_object('kind', 'request', 'id', n.request_id)), $4, $4
      from news n join desk_card c on c.kind = 'request' and c.subject_id = n.request_id
      where n.purpose = 'offer.ping'
      returning address_id as "addressId"`,
    values: [channel, providerId, delivery, now, lowerThan(delivery), messageId ?? null],
  })
  return rows.map(({ addressId }) => addressId)
}

/** Takes the receipt that a message did not arrive, in the transaction of what follows; null if that is no news. */
export async function keepFailure(
  tx: Tx,
  channel: ChannelName,
  { providerId, messageId, failure }: Receipt,
): Promise<Claimed | null> {
  const values = [
    channel,
    providerId,
    'failed',
    failure?.reason ?? null,
    lowerThan('failed'),
    messageId ?? null,
  ]
  const rows = await tx.$queryRawUnsafe<Claimed[]>(receiving, ...values)
  return rows[0] ?? null
}

/**
 * Owes a message that did not arrive once more, later: as a message of its own, since the provider did take the first
 * one, and whoever sends would find that and take it for done.
 */
export async function oweAgain(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    insert into outbox_message
      (address_id, person_id, request_id, offer_id, purpose, content, status, attempts, expires_at, tried, next_attempt_at, created_at)
    select address_id, person_id, request_id, offer_id, purpose, content, 'retry', attempts, expires_at, tried, ${at}, ${at}
    from outbox_message where id = ${id}::bigint`
}

/** The provider's ids of other messages to this address, from a moment on: what is found under them is not this message. */
export async function otherProviderIds(
  pool: Pool,
  addressId: string,
  id: string,
  since: Date,
): Promise<string[]> {
  const { rows } = await pool.query<{ provider_id: string }>(
    `select provider_id from outbox_message
     where address_id = $1 and id <> $2::bigint and provider_id is not null and settled_at >= $3`,
    [addressId, id, since],
  )
  return rows.map((row) => row.provider_id)
}
