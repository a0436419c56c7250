import type { Ask } from '../database.ts'
import type { Beside, Waiting } from './thought.ts'

/** So many messages are read as one thought at most. */
const mostPieces = 8
/** So long ago somebody may have said what still belongs with a sign of danger. */
const justNow = "interval '2 minutes'"

const after = `
select m.id::text, m.channel, m.content, m.received_at as "receivedAt", m.address_id as "addressId", a.identifier,
  a.opted_out_at is not null as "optedOut"
from inbox_message m join address a on a.id = m.address_id
where m.person_id = $1::uuid and m.id > $2::bigint and m.handled_at is null and m.set_aside_at is null order by m.id limit ${mostPieces - 1}`

const before = `
select l.content->>'text' as text from (
  select b.id, b.content, b.received_at, m.received_at as since, b.address_id = m.address_id as same
  from inbox_message m join inbox_message b on b.person_id = m.person_id and b.id < m.id
  where m.id = $2::bigint and m.person_id = $1::uuid order by b.id desc limit 3) l
where l.same and l.content->>'kind' = 'text' and l.received_at > l.since - ${justNow} order by l.id`

/** Looks up what else somebody wrote; asked only where one message alone does not say enough. */
export function besides(ask: Ask, personId: string): Beside {
  return {
    after: async (messageId) => {
      const rows = await ask<Waiting>('messages-after', after, [personId, messageId])
      return rows.map((row) => ({ ...row, receivedAt: new Date(row.receivedAt) }))
    },
    before: async (messageId) =>
      (await ask<{ text: string }>('messages-before', before, [personId, messageId])).map(({ text }) => text),
  }
}
