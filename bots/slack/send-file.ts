import type { webApi } from '@slack/bolt'
import type { Logger } from 'pino'
import type { OutgoingFile, OutgoingMessage, SendOutcome } from '../../core/outbox/outgoing-message.ts'
import { Recent } from '../recent.ts'
import { sendOnce } from '../send-once.ts'
import { drawNote } from './blocks/note.ts'
import type { Say } from './blocks/say.ts'
import { outcomeOf } from './outcome.ts'
import { sendToDesk } from './send.ts'
import { upload } from './upload.ts'

type Brought = SendOutcome | { end: 'missing' }

/** Brings files into a card's thread; where that cannot be done, the desk at least hears that there was one. */
export function createSendFile(
  client: webApi.WebClient,
  log: Logger,
): (message: OutgoingMessage, content: OutgoingFile, say: Say) => Promise<SendOutcome> {
  // what Slack has already and has not shown yet: after a failure only the rest is done again
  const uploaded = new Recent<string, string>(200)

  async function bring(message: OutgoingMessage, content: OutgoingFile): Promise<Brought> {
    let fileId = uploaded.get(message.id)
    if (!fileId) {
      const file = await content.open().catch(() => 'later' as const)
      if (file === 'later') return { end: 'retry', reason: 'file_not_fetched' }
      if (!file) return { end: 'missing' }
      fileId = await upload(client, file)
      uploaded.set(message.id, fileId)
    }
    await client.files.completeUploadExternal({
      files: [{ id: fileId }],
      channel_id: message.to,
      ...(content.threadTs ? { thread_ts: content.threadTs } : {}),
      blocks: drawNote(content.text, '').blocks,
    } as webApi.FilesCompleteUploadExternalArguments)
    return { end: 'sent', providerId: fileId }
  }

  return sendOnce(async (message, content: OutgoingFile, say: Say): Promise<SendOutcome> => {
    const brought = await bring(message, content).catch(outcomeOf)
    if (brought.end !== 'retry') uploaded.delete(message.id)
    if (brought.end === 'sent') {
      await content.delivered()
      return brought
    }
    if (brought.end === 'retry' && !brought.wholeChannel && !content.lastTry) return brought
    if (brought.end !== 'missing')
      log.error(
        { why: brought.reason },
        'a file did not reach the desk; if Slack refused it, check that the app has files:write',
      )
    const text = `${content.text}\n${say.line('file-missing')}`
    const note = { kind: 'note', text, alarm: false, threadTs: content.threadTs } as const
    return sendToDesk(client, log, say, { ...message, content: note })
  })
}
