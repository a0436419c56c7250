import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { isPassing, isTaken } from '../database.ts'
import type { Tx } from '../work.ts'
import type { InboundMessage } from './inbound-message.ts'

/** Where a kept message belongs; null when it had been kept before. */
export interface Kept {
  messageId: string
  personId: string
}

// One statement: the sender is found or made, and the message kept unless its id is known.
const keep = `
with known as (
  select id, person_id from address where channel = $1 and identifier = $2
), new_person as (
  insert into person (id, neighbourhood_id, is_staff, created_at)
  select $3, $4, $1 = 'slack', $5 where not exists (select from known) returning id
), new_address as (
  insert into address (id, neighbourhood_id, person_id, channel, identifier, created_at)
  select $6, $4, id, $1, $2, $5 from new_person returning id, person_id
), new_conversation as (
  insert into conversation (person_id, updated_at) select id, $5 from new_person
), sender as (
  select id, person_id from known union all select id, person_id from new_address
)
insert into inbox_message (channel, provider_id, address_id, person_id, content, received_at)
select $1, $7, id, person_id, $8::jsonb, $5 from sender
on conflict (channel, provider_id) do nothing
returning id, person_id`

/** Keeps a message for good, once; committed when this resolves. */
export async function keepMessage(
  pool: Pool,
  message: InboundMessage,
  neighbourhoodId: string,
  now: Date,
): Promise<Kept | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { rows } = await pool.query<{ id: string; person_id: string }>({
        name: 'keep-message',
        text: keep,
        values: [
          message.channel,
          message.sender,
          randomUUID(),
          neighbourhoodId,
          now,
          randomUUID(),
          message.providerId,
          JSON.stringify(message.content),
        ],
      })
      const [row] = rows
      return row ? { messageId: row.id, personId: row.person_id } : null
    } catch (error) {
      // two first messages of one new person at once: the second finds the person that the first one made
      if (attempt >= 5 || !(isTaken(error) || isPassing(error))) throw error
      // a cut connection is a matter of moments, and not every provider comes back
      if (!isTaken(error)) await new Promise((resolve) => setTimeout(resolve, 40 * attempt * attempt))
    }
  }
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
