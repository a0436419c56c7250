import type { Message } from 'grammy/types'
import type { AttachmentType, InboundContent } from '../../core/inbox/inbound-message.ts'
import { toE164 } from '../../core/phone.ts'
import { isFromTheChat } from './chat-events.ts'
import { wordsOfChecklist, wordsOfRich } from './rich-words.ts'

const known = [
  'dice',
  'game',
  'giveaway',
  'giveaway_winners',
  'invoice',
  'paid_media',
  'passport_data',
  'poll',
  'rich_message',
  'story',
  'web_app_data',
] satisfies (keyof Message)[]

/** What a message in a private chat holds; null when nobody waits for an answer. */
export function contentOf(message: Message): InboundContent | null {
  const typed = wordsOfMessage(message)
  if (typed) return textOf(typed)
  const file = attachmentOf(message)
  if (file) return file
  if (message.location) return locationOf(message.location, message.venue?.title)
  if (message.contact) return contactOf(message)
  if (isFromTheChat(message)) return null
  return { kind: 'unsupported', what: known.find((kind) => kind in message) ?? 'other' }
}

/** What somebody typed, however it is laid out; what only stands under a picture is no message of its own. */
export function wordsOfMessage({ text, rich_message: rich, checklist }: Message): string | undefined {
  if (rich) return wordsOfRich(rich)
  return checklist ? wordsOfChecklist(checklist) : text
}

/** A link such as t.me/our_bot?start=CODE arrives as a command with the code behind it. */
function textOf(text: string): InboundContent {
  const code = /^\/start(?:@\w+)?\s+([\w-]{1,64})$/.exec(text)?.[1]
  return code === undefined ? { kind: 'text', text } : { kind: 'code', code }
}

function attachmentOf(message: Message): InboundContent | null {
  const { photo, voice, video, video_note: note, sticker, document, audio } = message
  const largest = photo?.at(-1)
  if (largest)
    return attachment('photo', { file_id: largest.file_id, mime_type: 'image/jpeg' }, message.caption)
  if (voice) return attachment('voice', voice, message.caption)
  if (video) return attachment('video', video, message.caption)
  if (note) return attachment('video', note, undefined)
  if (sticker) return attachment('sticker', sticker, undefined)
  if (document ?? audio) return attachment('document', document ?? audio, message.caption)
  return null
}

/** The file's id is kept: a link to the file would hold the bot's token. */
function attachment(
  type: AttachmentType,
  file: { file_id: string; mime_type?: string } | undefined,
  caption: string | undefined,
): InboundContent | null {
  if (!file) return null
  return {
    kind: 'attachment',
    type,
    ref: file.file_id,
    ...(file.mime_type === undefined ? {} : { mime: file.mime_type }),
    ...(caption === undefined ? {} : { caption }),
  }
}

function locationOf(
  place: { latitude: number; longitude: number },
  label: string | undefined,
): InboundContent {
  const { latitude, longitude } = place
  return { kind: 'location', latitude, longitude, ...(label === undefined ? {} : { label }) }
}

function contactOf({ contact, from }: Message): InboundContent | null {
  if (!contact) return null
  const own = contact.user_id !== undefined && contact.user_id === from?.id
  return { kind: 'contact', phone: toE164(contact.phone_number), own }
}
