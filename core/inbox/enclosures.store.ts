import type { Tx } from '../work.ts'
import type { ChannelName, InboundContent } from './inbound-message.ts'

/** Something that was sent besides words and belongs with a request: a photo, a voice note, a file, a place. */
export type Enclosure = Extract<InboundContent, { kind: 'attachment' | 'location' }>

const waitFor = 24 * 3600_000

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
  const since = new Date(now.getTime() - waitFor)
  // only the latest messages are looked at, so that a long history costs nothing
  return tx.$queryRaw<{ channel: ChannelName; content: Enclosure }[]>`
    with latest as (
      select id, content, received_at, handled_at from inbox_message
      where person_id = ${personId}::uuid order by id desc limit 100
    ), taken as (
      update inbox_message m set content = m.content || '{"passedOn": true}' from latest l
      where m.id = l.id and l.received_at > ${since} and l.content->>'kind' in ('attachment', 'location')
        and l.content->>'passedOn' is null and (l.handled_at is not null or l.id = ${messageId}::bigint)
      returning m.id, m.channel, m.content
    )
    select channel, content from taken order by id`
}
