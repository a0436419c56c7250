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
 * when there is no danger; what a provider was given already, or told to come later, still holds them up.
 */
export async function claimOldest(pool: Pool, addressId: string, now: Date): Promise<Claimed | null> {
  const { rows } = await pool.query<Claimed>({
    name: 'claim',
    text: `
      with oldest as (
        select id, status, lease_until from outbox_message
        where address_id = $1::uuid and ${due}
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

/** How a claimed message ended. */
export interface Settlement {
  status: 'sent' | 'retry' | 'stopped' | 'refused' | 'dropped'
  reason?: string
  providerId?: string
  nextAttemptAt?: Date
}

/** One message's end, for its row. */
export interface Ended {
  id: string
  attempts: number
  end: Settlement
  now: Date
}

const settling = `
with ended as (
  select * from unnest($1::bigint[], $2::int[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[])
    as e(id, attempts, status, reason, provider_id, next_attempt_at, at)
), settled as (
  update outbox_message o set status = e.status, reason = e.reason, provider_id = coalesce(e.provider_id, o.provider_id),
    next_attempt_at = coalesce(e.next_attempt_at, o.next_attempt_at), lease_until = null,
    settled_at = case when e.status = 'retry' then null else e.at end
  from ended e where o.id = e.id and o.attempts = e.attempts and o.status = 'sending'
  returning o.id, o.address_id
)
select s.id::text, exists (select from outbox_message w where w.address_id = s.address_id and w.id <> s.id
  and w.status in ('pending', 'sending', 'retry')) as more from settled s`

function settlingValues(ended: Ended[]): unknown[][] {
  return [
    ended.map(({ id }) => id),
    ended.map(({ attempts }) => attempts),
    ended.map(({ end }) => end.status),
    ended.map(({ end }) => end.reason ?? null),
    ended.map(({ end }) => end.providerId ?? null),
    ended.map(({ end }) => end.nextAttemptAt ?? null),
    ended.map(({ now }) => now),
  ]
}

/**
 * Settles messages that this process claimed. One whose lease lapsed, so that somebody else has it now, is missing
 * from the answer; each of the others says whether its address is owed anything else.
 */
export async function settleAll(pool: Pool, ended: Ended[]): Promise<Map<string, boolean>> {
  const { rows } = await pool.query<{ id: string; more: boolean }>({
    name: 'settle',
    text: settling,
    values: settlingValues(ended),
  })
  return new Map(rows.map(({ id, more }) => [id, more]))
}

/** Settles one message in the transaction of what follows from it; false if somebody else has it now. */
export async function settleWith(
  tx: Tx,
  id: string,
  attempts: number,
  end: Settlement,
  now: Date,
): Promise<boolean> {
  const values = settlingValues([{ id, attempts, end, now }])
  return (await tx.$queryRawUnsafe<unknown[]>(settling, ...values)).length === 1
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

/** Whether a younger refresh of the same card waits behind this one, so that this one need not be sent. */
export async function hasYoungerCard(
  pool: Pool,
  id: string,
  addressId: string,
  subjectId: string,
): Promise<boolean> {
  const { rows } = await pool.query(
    `select 1 from outbox_message where address_id = $2 and status in ('pending', 'retry') and id > $1::bigint
       and content->>'kind' = 'card' and content#>>'{subject,id}' = $3 limit 1`,
    [id, addressId, subjectId],
  )
  return rows.length > 0
}

/** The Slack message that shows this subject, in this channel. */
export async function findCardTs(
  pool: Pool,
  kind: string,
  subjectId: string,
  channel: string,
): Promise<string | null> {
  const { rows } = await pool.query<{ ts: string | null }>(
    'select ts from desk_card where kind = $1 and subject_id = $2 and channel = $3',
    [kind, subjectId, channel],
  )
  return rows[0]?.ts ?? null
}

/** Remembers which Slack message shows this subject. */
export async function rememberCard(
  tx: Tx,
  card: { kind: string; subjectId: string; addressId: string; channel: string; ts: string },
): Promise<void> {
  await tx.$executeRaw`
    insert into desk_card (kind, subject_id, address_id, channel, ts)
    values (${card.kind}, ${card.subjectId}::uuid, ${card.addressId}::uuid, ${card.channel}, ${card.ts})
    on conflict (kind, subject_id) do update set address_id = excluded.address_id, channel = excluded.channel, ts = excluded.ts`
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
