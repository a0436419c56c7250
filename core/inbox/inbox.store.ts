import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Tx } from '../work.ts'
import type { InboundMessage } from './inbound-message.ts'

/** Where a kept message belongs; null when it had been kept before. */
export interface Kept {
  messageId: string
  personId: string
}

/** A message with the moment it came, and the neighbourhood for a sender whom nobody knows yet. */
export interface Arrival {
  message: InboundMessage
  neighbourhoodId: string
  now: Date
}

// One statement: each sender is found or made, and each message kept unless its id is known.
const keep = `
with arrived as (
  select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::uuid[], $8::uuid[])
    as a(channel, sender, provider_id, content, neighbourhood_id, at, new_person_id, new_address_id)
), known as (
  select a.provider_id, k.id, k.person_id from arrived a
  join address k on k.channel = a.channel and k.identifier = a.sender
), new_person as (
  insert into person (id, neighbourhood_id, is_staff, created_at)
  select new_person_id, neighbourhood_id, channel = 'slack', at from arrived a
  where not exists (select from address k where k.channel = a.channel and k.identifier = a.sender) returning id
), new_address as (
  insert into address (id, neighbourhood_id, person_id, channel, identifier, created_at)
  select new_address_id, neighbourhood_id, p.id, channel, sender, at from arrived join new_person p on p.id = new_person_id
  returning id, person_id
), new_conversation as (
  insert into conversation (person_id, updated_at) select p.id, at from arrived join new_person p on p.id = new_person_id
), sender as (
  select provider_id, id, person_id from known
  union all select provider_id, n.id, n.person_id from arrived join new_address n on n.id = new_address_id
)
insert into inbox_message (channel, provider_id, address_id, person_id, content, received_at)
select channel, provider_id, s.id, s.person_id, content::jsonb, at from arrived join sender s using (provider_id)
on conflict (channel, provider_id) do nothing
returning id, person_id, provider_id`

/** Keeps messages for good, each once; committed when this resolves. Each answer is null where a message had been kept before. */
export async function keepMessages(pool: Pool, arrivals: Arrival[]): Promise<(Kept | null)[]> {
  if (hasTwins(arrivals))
    throw new Error('Two messages with one id or of one sender cannot be kept together.')
  const { rows } = await pool.query<{ id: string; person_id: string; provider_id: string }>({
    name: 'keep-messages',
    text: keep,
    values: [
      arrivals.map(({ message }) => message.channel),
      arrivals.map(({ message }) => message.sender),
      arrivals.map(({ message }) => message.providerId),
      arrivals.map(({ message }) => JSON.stringify(message.content)),
      arrivals.map(({ neighbourhoodId }) => neighbourhoodId),
      arrivals.map(({ now }) => now),
      arrivals.map(() => randomUUID()),
      arrivals.map(() => randomUUID()),
    ],
  })
  const kept = new Map(rows.map((row) => [row.provider_id, { messageId: row.id, personId: row.person_id }]))
  return arrivals.map(({ message }) => kept.get(message.providerId) ?? null)
}

function hasTwins(arrivals: Arrival[]): boolean {
  const ids = new Set(arrivals.map(({ message }) => message.providerId))
  const senders = new Set(arrivals.map(({ message }) => `${message.channel}:${message.sender}`))
  return Math.min(ids.size, senders.size) < arrivals.length
}

/** People with a message that nobody has handled, longest waiting first. */
export async function findWaiting(pool: Pool, before: Date, limit: number): Promise<string[]> {
  const { rows } = await pool.query<{ person_id: string }>(
    `select person_id from inbox_message where handled_at is null and set_aside_at is null and received_at < $1
     group by person_id order by min(id) limit $2`,
    [before, limit],
  )
  return rows.map((row) => row.person_id)
}

/** A message that came while two people became one goes to the one they are; the sweep finds it there. */
export async function bringAfter(pool: Pool, mergedId: string, keptId: string): Promise<void> {
  await pool.query('update inbox_message set person_id = $2 where person_id = $1 and handled_at is null', [
    mergedId,
    keptId,
  ])
}

/** Counts a failed try of somebody's oldest message; returns how many there were, 0 if nothing waits. */
export async function countFailure(pool: Pool, personId: string): Promise<number> {
  const { rows } = await pool.query<{ attempts: number }>(
    `update inbox_message set attempts = attempts + 1 where id = (
       select id from inbox_message where person_id = $1 and handled_at is null and set_aside_at is null order by id limit 1
     ) returning attempts`,
    [personId],
  )
  return rows[0]?.attempts ?? 0
}

/** Takes somebody's oldest unhandled message out of the way; returns its words, null if none waits. */
export async function putAside(
  tx: Tx,
  personId: string,
  now: Date,
): Promise<{ addressId: string; words: string } | null> {
  const rows = await tx.$queryRaw<{ addressId: string; words: string | null }[]>`
    update inbox_message set set_aside_at = ${now} where id = (
      select id from inbox_message where person_id = ${personId}::uuid and handled_at is null and set_aside_at is null order by id limit 1
    ) returning address_id as "addressId", coalesce(content->>'text', content->>'caption', content->>'kind') as words`
  const [row] = rows
  return row ? { addressId: row.addressId, words: row.words ?? '-' } : null
}
