import type { Pool } from 'pg'
import { askIn, askOn } from '../database.ts'
import type { Tx } from '../work.ts'
import type { CardSubject } from './stored-content.ts'

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

// 'sending' comes as a value: a statement that names it may be planned as a walk along all that is owed, while these are
// few and have a key
const settled = `
ended as (
  select * from unnest($1::bigint[], $2::int[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[])
    as e(id, attempts, status, reason, provider_id, next_attempt_at, at)
), settled as (
  update outbox_message o set status = e.status, reason = e.reason, provider_id = coalesce(e.provider_id, o.provider_id),
    next_attempt_at = coalesce(e.next_attempt_at, o.next_attempt_at), lease_until = null,
    settled_at = case when e.status = 'retry' then null else e.at end
  from ended e where o.id = e.id and o.attempts = e.attempts and o.status = $8
  returning o.id, o.address_id
)`
const settledRows = `
select s.id::text, exists (select from outbox_message w where w.address_id = s.address_id and w.id <> s.id
  and w.status in ('pending', 'sending', 'retry')) as more from settled s`
const settling = `with ${settled} ${settledRows}`

// the post that showed this before is forgotten
const settlingCard = `
with ${settled}, shown as (
  insert into desk_card (kind, subject_id, address_id, channel, ts)
  select $9, $10::uuid, s.address_id, $11, $12 from settled s
  on conflict (kind, subject_id) do update set address_id = excluded.address_id, channel = excluded.channel, ts = excluded.ts
) ${settledRows}`

function settlingValues(ended: Ended[]): unknown[] {
  return [
    ended.map(({ id }) => id),
    ended.map(({ attempts }) => attempts),
    ended.map(({ end }) => end.status),
    ended.map(({ end }) => end.reason ?? null),
    ended.map(({ end }) => end.providerId ?? null),
    ended.map(({ end }) => end.nextAttemptAt ?? null),
    ended.map(({ now }) => now),
    'sending',
  ]
}

/**
 * Settles messages that this process claimed. One whose lease lapsed, so that somebody else has it now, is missing
 * from the answer; each of the others says whether its address is owed anything else.
 */
export async function settleAll(pool: Pool, ended: Ended[]): Promise<Map<string, boolean>> {
  return byMessage(await askOn(pool)<SettledRow>('settle', settling, settlingValues(ended)))
}

/** Where the card of a subject is shown now: a Slack message in a channel. */
export interface CardPost {
  subject: CardSubject
  channel: string
  ts: string
}

/** The same for one card, and remembers where it is shown. */
export async function settleCard(pool: Pool, ended: Ended, post: CardPost): Promise<Map<string, boolean>> {
  const { subject, channel, ts } = post
  const values = [...settlingValues([ended]), subject.kind, subject.id, channel, ts]
  return byMessage(await askOn(pool)<SettledRow>('settle-card', settlingCard, values))
}

interface SettledRow {
  id: string
  more: boolean
}

function byMessage(rows: SettledRow[]): Map<string, boolean> {
  return new Map(rows.map(({ id, more }) => [id, more]))
}

/** Settles one message in the transaction of what follows from it; false if somebody else has it now. */
export async function settleWith(tx: Tx, ended: Ended): Promise<boolean> {
  return (await askIn(tx)('settle', settling, settlingValues([ended]))).length === 1
}
