import type { webApi } from '@slack/bolt'
import type { Logger } from 'pino'
import type {
  OutgoingCard,
  OutgoingFile,
  OutgoingMessage,
  OutgoingNote,
  SendOutcome,
} from '../../core/outbox/outgoing-message.ts'
import { drawCard, type Post } from './blocks/card.ts'
import { drawAlarm, drawNote, written } from './blocks/note.ts'
import type { Say } from './blocks/say.ts'
import { findPost } from './find-post.ts'
import { isGone, outcomeOf } from './outcome.ts'

/** Everything for a desk that is one call to Slack. */
type OneCall = Omit<OutgoingMessage, 'content'> & {
  content: Exclude<OutgoingMessage['content'], OutgoingFile>
}

/** Brings one message to a desk: a card is posted or edited, a note goes into its thread, a whisper to one member. */
export async function sendToDesk(
  client: webApi.WebClient,
  log: Logger,
  say: Say,
  message: OneCall,
): Promise<SendOutcome> {
  try {
    const earlier = await findEarlier(client, log, message)
    const providerId = earlier ?? (await bring(client, say, message))
    if (providerId === null) return { end: 'refused', reason: 'not_for_a_desk' }
    const lookedUp = message.again !== undefined && message.content.kind !== 'whisper'
    return { end: 'sent', providerId, ...(lookedUp && { lookedUp }) }
  } catch (error) {
    return outcomeOf(error)
  }
}

/** A post that an earlier try made, perhaps of a process that died; an edit can be done again without harm. */
async function findEarlier(client: webApi.WebClient, log: Logger, message: OneCall): Promise<string | null> {
  const { id: key, to: channel, content, again } = message
  if (!again || content.kind === 'whisper' || content.kind === 'text') return null
  if (content.kind === 'card' && content.ts !== null) return null
  const thread = content.kind === 'note' ? content.threadTs : null
  return findPost(client, log, { channel, thread, key, since: again.since })
}

async function bring(client: webApi.WebClient, say: Say, message: OneCall): Promise<string | null> {
  const { content } = message
  switch (content.kind) {
    case 'card':
      return bringCard(client, say, message, content)
    case 'note':
      return bringNote(client, say, message, content)
    case 'whisper': {
      const whispered = await client.chat.postEphemeral({
        channel: message.to,
        user: content.user,
        text: written(content.text),
      })
      return whispered.message_ts ?? message.id
    }
    case 'text':
    case 'buttons-gone':
      return null
  }
}

async function bringCard(client: webApi.WebClient, say: Say, message: OneCall, content: OutgoingCard) {
  const drawn = drawCard(content.card, say)
  if (content.ts !== null) {
    try {
      const edited = await client.chat.update({ channel: message.to, ts: content.ts, ...drawn })
      return edited.ts ?? content.ts
    } catch (error) {
      if (!isGone(error)) throw error
    }
  }
  return post(client, message, drawn, {})
}

function bringNote(client: webApi.WebClient, say: Say, message: OneCall, content: OutgoingNote) {
  const drawn = content.alarm
    ? drawAlarm(content.text, say.line('notification.alarm'))
    : drawNote(content.text, say.line('notification.note'))
  if (content.threadTs === null) return post(client, message, drawn, {})
  // an alarm is also shown in the channel: nobody sees a thread by themselves
  return post(client, message, drawn, { thread_ts: content.threadTs, reply_broadcast: content.alarm })
}

async function post(
  client: webApi.WebClient,
  { id, to }: OneCall,
  drawn: Post,
  thread: { thread_ts?: string; reply_broadcast?: boolean },
): Promise<string> {
  const answer = await client.apiCall('chat.postMessage', {
    channel: to,
    ...drawn,
    ...thread,
    unfurl_links: false,
    unfurl_media: false,
    // our own key, by which a post can be found again
    metadata: { event_type: 'foardoar_message', event_payload: { key: id } },
  })
  return 'ts' in answer && typeof answer.ts === 'string' ? answer.ts : id
}
