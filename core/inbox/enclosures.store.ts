import { askIn } from '../database.ts'
import type { Tx } from '../work.ts'
import type { ChannelName, InboundContent } from './inbound-message.ts'

/** Something that was sent besides words and belongs with a request: a photo, a voice note, a file, a place. */
export type Enclosure = Extract<InboundContent, { kind: 'attachment' | 'location' }>

/** So long something that was sent besides words waits for a request to belong to, in milliseconds. */
export const enclosuresWait = 24 * 3600_000

/** SQL for somebody's enclosures that the desk has not got; it looks at the latest messages only, so that a long history costs nothing. */
export function waitingEnclosures(personId: string, since: string): string {
  return `select l.id from (select id, content, received_at from inbox_message where person_id = ${personId} order by id desc limit 100) l
    where l.received_at > ${since} and l.content->>'kind' in ('attachment', 'location') and l.content->>'passedOn' is null`
}

/**
 * Takes what somebody sent besides words in the last day and the desk has not got yet, oldest first.
 * What is taken is marked in the same transaction, so that nothing goes to the desk twice.
 */
export async function takeEnclosures(
  tx: Tx,
  personId: string,
  messageId: string | null,
  now: Date,
): Promise<{ channel: ChannelName; content: Enclosure }[]> {
  return askIn(tx)('take-enclosures', take, [personId, new Date(now.getTime() - enclosuresWait), messageId])
}

const take = `
with taken as (
  update inbox_message m set content = m.content || '{"passedOn": true}'
  where m.id in (${waitingEnclosures('$1::uuid', '$2')}) and (m.handled_at is not null or m.id = $3::bigint)
  returning m.id, m.channel, m.content
)
select channel, content from taken order by id`
