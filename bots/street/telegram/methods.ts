import type { Ground } from '../ground.ts'
import { type Json, list, text, unwrap } from '../json.ts'
import type { Reply } from '../reply.ts'
import { botMessage, botUser } from './compose.ts'
import { readKeyboards } from './keyboards.ts'
import type { published } from './published.ts'
import type { TelegramStandIn } from './telegram.ts'

type Method = (standIn: TelegramStandIn, ground: Ground, given: Json) => Reply | Promise<Reply>

/** What each method of the Bot API does on the street, where the call is as published. */
export const methods: Record<keyof typeof published, Method> = {
  getMe: (_standIn, ground) =>
    ok({
      ...botUser(ground),
      can_join_groups: false,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
      can_connect_to_business: false,
      has_main_web_app: false,
    }),

  sendMessage: (standIn, ground, given) => {
    const identifier = text(given.chat_id)
    const words = text(given.text)
    const unreachable = reachable(ground, identifier)
    if (unreachable) return unreachable
    if (words.trim() === '') return bad('Bad Request: message text is empty')
    if (words.length > 4096) return bad('Bad Request: message is too long')
    const { buttons, keyboard, refusal } = readKeyboards(unwrap(given.reply_markup))
    if (refusal) return bad(refusal)
    const message = {
      channel: 'telegram' as const,
      identifier,
      id: String(standIn.nextMessageId()),
      from: 'foardoar' as const,
      text: words,
      at: ground.now().toISOString(),
      buttons,
      ...(keyboard ? { keyboard } : {}),
    }
    ground.phones.add(message)
    return ok(botMessage(ground, message))
  },

  editMessageText: (_standIn, ground, given) => {
    const words = text(given.text)
    if (words.trim() === '') return bad('Bad Request: message text is empty')
    if (words.length > 4096) return bad('Bad Request: MESSAGE_TOO_LONG')
    return edit(ground, given, words)
  },

  editMessageReplyMarkup: (_standIn, ground, given) => edit(ground, given, null),

  setMyCommands: (standIn, _ground, given) => {
    standIn.commands.set(text(given.language_code), list(given.commands))
    return ok(true)
  },

  answerCallbackQuery: (standIn, ground, given) => {
    const id = text(given.callback_query_id)
    const words = text(given.text)
    const query = standIn.queries.get(id)
    if (!query || Date.now() - query.at > 60_000) {
      return bad('Bad Request: query is too old and response timeout expired or query ID is invalid')
    }
    if (words.length > 200) return bad('Bad Request: MESSAGE_TOO_LONG')
    standIn.queries.delete(id)
    if (words !== '') {
      ground.changes.tell({ kind: 'toast', channel: 'telegram', identifier: query.identifier, text: words })
    }
    return ok(true)
  },

  setWebhook: (standIn, _ground, given) => {
    const secret = text(given.secret_token)
    if (secret !== '' && !/^[A-Za-z0-9_-]{1,256}$/.test(secret)) {
      return bad('Bad Request: secret token contains unallowed characters')
    }
    if (given.drop_pending_updates === true) standIn.updates.dropAll()
    standIn.updates.setWebhook(text(given.url), secret)
    return { status: 200, body: { ok: true, result: true, description: 'Webhook was set' } }
  },

  deleteWebhook: (standIn, _ground, given) => {
    if (given.drop_pending_updates === true) standIn.updates.dropAll()
    standIn.updates.setWebhook('', '')
    return { status: 200, body: { ok: true, result: true, description: 'Webhook was deleted' } }
  },

  getWebhookInfo: (standIn) => ok(standIn.updates.webhookInfo()),

  getUpdates: async (standIn, _ground, given) => {
    const limit = Math.min(Math.max(Number(given.limit ?? 100), 1), 100)
    const updates = await standIn.updates.getUpdates(
      Number(given.offset ?? 0),
      limit,
      Number(given.timeout ?? 0),
    )
    if (updates === 'webhook') {
      return refused(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      )
    }
    if (updates === 'conflict') {
      return refused(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      )
    }
    return ok(updates)
  },

  getFile: (standIn, _ground, given) => {
    const id = text(given.file_id)
    const file = standIn.files.get(id)
    if (!file) return bad('Bad Request: invalid file_id')
    return ok({
      file_id: id,
      file_unique_id: id.slice(-12),
      file_size: file.bytes.length,
      file_path: file.path,
    })
  },
}

/** An answer of the Bot API. */
function ok(result: unknown): Reply {
  return { status: 200, body: { ok: true, result } }
}

/** A refusal in the words of the Bot API. */
export function refused(code: number, description: string, parameters?: Json): Reply {
  return {
    status: code,
    body: { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) },
  }
}

function bad(description: string): Reply {
  return refused(400, description)
}

function reachable(ground: Ground, identifier: string): Reply | null {
  if (identifier === '') return bad('Bad Request: chat_id is empty')
  if (!/^-?\d+$/.test(identifier)) return bad('Bad Request: chat not found')
  const how = ground.phones.blocked('telegram', identifier)
  if (how === 'unknown') return bad('Bad Request: chat not found')
  if (how === 'deactivated') return refused(403, 'Forbidden: user is deactivated')
  return how ? refused(403, 'Forbidden: bot was blocked by the user') : null
}

function edit(ground: Ground, given: Json, words: string | null): Reply {
  const identifier = text(given.chat_id)
  const unreachable = reachable(ground, identifier)
  if (unreachable) return unreachable
  const message = ground.phones.get('telegram', identifier, text(given.message_id))
  if (message?.from !== 'foardoar') return bad('Bad Request: message to edit not found')
  const { buttons, refusal } = readKeyboards(unwrap(given.reply_markup))
  if (refusal) return bad(refusal)
  const same =
    (words ?? message.text) === message.text && JSON.stringify(buttons) === JSON.stringify(message.buttons)
  if (same) {
    return bad(
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
  }
  const changed = ground.phones.change(message, {
    text: words ?? message.text,
    buttons,
    edited: words !== null,
  })
  return ok(botMessage(ground, changed))
}
