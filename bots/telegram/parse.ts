import type { CallbackQuery, ChatMemberUpdated, Update } from 'grammy/types'
import type { InboundContent, InboundMessage } from '../../core/inbox/inbound-message.ts'
import { readChoiceData } from '../choice-data.ts'
import { contentOf, wordsOfMessage } from './message-content.ts'

/** What somebody did in a private chat with us; null for groups and for what asks for no answer. */
export function parseUpdate(update: Update): InboundMessage | null {
  const found = senderAndContent(update)
  return found && { channel: 'telegram', providerId: String(update.update_id), ...found }
}

type Found = { sender: string; content: InboundContent } | null

function senderAndContent(update: Update): Found {
  const { message, edited_message: edited, callback_query: press, my_chat_member: membership } = update
  if (message) return message.chat.type === 'private' ? found(message.chat.id, contentOf(message)) : null
  if (edited)
    return edited.chat.type === 'private'
      ? found(edited.chat.id, edit(wordsOfMessage(edited) ?? edited.caption))
      : null
  if (press) return pressed(press)
  if (membership)
    return membership.chat.type === 'private' ? found(membership.chat.id, blocking(membership)) : null
  return null
}

function found(chat: number, content: InboundContent | null): Found {
  return content && { sender: String(chat), content }
}

/** A change of something else than the words (a live location, a preview) is no edit to us. */
function edit(text: string | undefined): InboundContent | null {
  return text === undefined ? null : { kind: 'edited', text }
}

/** The one who pressed is the sender: a forwarded button in another chat cannot speak for somebody else. */
function pressed(press: CallbackQuery): Found {
  if (press.message && press.message.chat.type !== 'private') return null
  const choice = press.data === undefined ? null : readChoiceData(press.data)
  return found(press.from.id, choice ?? { kind: 'unsupported', what: 'button' })
}

/** In a private chat this only tells that the person blocked or unblocked the bot. */
function blocking({
  old_chat_member: before,
  new_chat_member: after,
}: ChatMemberUpdated): InboundContent | null {
  if (after.status === 'kicked') return { kind: 'blocked' }
  return before.status === 'kicked' && after.status === 'member' ? { kind: 'unblocked' } : null
}
