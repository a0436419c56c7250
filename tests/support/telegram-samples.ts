import type { Webhook } from './channel-bench.ts'
import type { ProviderReply } from './fake-provider.ts'

/** An invented bot. */
export const telegramToken = '123456:test-token-AAAA'
/** Its webhook secret. */
export const telegramSecret = 'a-secret-of-the-webhook'

const person = { id: 700001, is_bot: false, first_name: 'Anke' }
const chat = { id: 700001, type: 'private', first_name: 'Anke' }

/** An update with a message in it. */
export function messageUpdate(
  id: number,
  message: Record<string, unknown>,
  from = 700001,
): Record<string, unknown> {
  return {
    update_id: id,
    message: {
      message_id: id,
      date: 1_790_000_000,
      from: { ...person, id: from },
      chat: { ...chat, id: from },
      ...message,
    },
  }
}

/** An update with a pressed button in it. */
export function pressUpdate(id: number, data: string | undefined, from = 700001): Record<string, unknown> {
  return {
    update_id: id,
    callback_query: {
      id: `query-${id}`,
      from: { ...person, id: from },
      message: { message_id: 5, date: 1_790_000_000, chat: { ...chat, id: from }, text: 'Wat heb je nodig?' },
      chat_instance: '1',
      ...(data === undefined ? {} : { data }),
    },
  }
}

/** An update as Telegram posts it. */
export function telegramWebhook(update: unknown, secret: string | null = telegramSecret): Webhook {
  return {
    path: '/telegram',
    headers: {
      'content-type': 'application/json',
      ...(secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret }),
    },
    body: typeof update === 'string' ? update : JSON.stringify(update),
  }
}

/** A good answer of the Bot API. */
export function telegramOk(result: unknown = true): ProviderReply {
  return { status: 200, body: { ok: true, result } }
}

/** A good answer to sendMessage. */
export function telegramSent(messageId: number): ProviderReply {
  return telegramOk({ message_id: messageId, date: 1_790_000_000, chat, text: '' })
}

/** A bad answer of the Bot API. */
export function telegramError(code: number, description: string, parameters?: object): ProviderReply {
  return {
    status: code,
    body: { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) },
  }
}
