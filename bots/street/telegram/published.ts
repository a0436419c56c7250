import type { ApiMethods } from 'grammy/types'
import { z } from 'zod'

/** The parameters of a method as the Bot API publishes them. */
type Published<Method extends keyof ApiMethods> = keyof NonNullable<Parameters<ApiMethods[Method]>[0]>

/** A check for every published parameter: one that is missing here, or is not published, does not compile. */
type Table<Method extends keyof ApiMethods> = Record<Published<Method>, z.ZodType>

function parameters<Method extends keyof ApiMethods>(_method: Method, table: Table<Method>) {
  return z.strictObject(table as Record<string, z.ZodType>)
}

/** A parameter that exists, and that a care network's bot has no business with. */
const unused = z.never().optional()
const flag = z.boolean().optional()
const chat = z.union([z.number().int(), z.string().regex(/^-?\d+$|^@\w{5,32}$/)])
const messageId = z.number().int().positive()
const languageCode = z.string().regex(/^[a-z]{2}$/)
const updateKinds = z
  .array(z.enum(['message', 'edited_message', 'callback_query', 'my_chat_member']))
  .optional()

// Labels and what buttons carry are looked at later, in Telegram's own words.
const inlineKeyboard = z.strictObject({
  inline_keyboard: z.array(
    z.array(
      z.strictObject({
        text: z.string(),
        callback_data: z.string(),
      }),
    ),
  ),
})
const replyKeyboard = z.strictObject({
  keyboard: z.array(
    z.array(
      z
        .strictObject({
          text: z.string().min(1),
          request_contact: z.literal(true).optional(),
          request_location: z.literal(true).optional(),
        })
        .refine((button) => !(button.request_contact && button.request_location)),
    ),
  ),
  is_persistent: flag,
  resize_keyboard: flag,
  one_time_keyboard: flag,
  input_field_placeholder: z.string().min(1).max(64).optional(),
  selective: flag,
})
const keyboardRemoval = z.strictObject({ remove_keyboard: z.literal(true), selective: flag })
const linkPreview = z.strictObject({ is_disabled: flag })
const command = z.strictObject({
  command: z.string().regex(/^[a-z0-9_]{1,32}$/),
  description: z.string().min(1).max(256),
})

const edited = {
  business_connection_id: unused,
  chat_id: chat,
  message_id: messageId,
  inline_message_id: unused,
}

/** The methods that the bot calls, each with everything that the Bot API publishes for it. */
export const published = {
  getMe: z.strictObject({}),
  getWebhookInfo: z.strictObject({}),
  getFile: parameters('getFile', { file_id: z.string().min(1) }),
  getUpdates: parameters('getUpdates', {
    offset: z.number().int().optional(),
    limit: z.number().int().min(1).max(100).optional(),
    timeout: z.number().int().min(0).optional(),
    allowed_updates: updateKinds,
  }),
  setWebhook: parameters('setWebhook', {
    url: z.string(),
    certificate: unused,
    ip_address: unused,
    max_connections: z.number().int().min(1).max(100).optional(),
    allowed_updates: updateKinds,
    drop_pending_updates: flag,
    secret_token: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,256}$/)
      .optional(),
  }),
  deleteWebhook: parameters('deleteWebhook', { drop_pending_updates: flag }),
  sendMessage: parameters('sendMessage', {
    business_connection_id: unused,
    chat_id: chat,
    message_thread_id: unused,
    direct_messages_topic_id: unused,
    ephemeral_message_parameters: unused,
    // Its length is looked at later, in Telegram's own words.
    text: z.string(),
    // What people type is never markup.
    parse_mode: unused,
    entities: unused,
    link_preview_options: linkPreview.optional(),
    disable_notification: flag,
    protect_content: flag,
    allow_paid_broadcast: unused,
    suggested_post_parameters: unused,
    message_effect_id: unused,
    reply_parameters: unused,
    reply_markup: z.union([inlineKeyboard, replyKeyboard, keyboardRemoval]).optional(),
    reply_to_message_id: unused,
  }),
  editMessageText: parameters('editMessageText', {
    ...edited,
    text: z.string(),
    parse_mode: unused,
    entities: unused,
    link_preview_options: linkPreview.optional(),
    rich_message: unused,
    reply_markup: inlineKeyboard.optional(),
  }),
  editMessageReplyMarkup: parameters('editMessageReplyMarkup', {
    ...edited,
    reply_markup: inlineKeyboard.optional(),
  }),
  answerCallbackQuery: parameters('answerCallbackQuery', {
    callback_query_id: z.string().min(1),
    text: z.string().max(200).optional(),
    show_alert: flag,
    url: unused,
    cache_time: z.number().int().min(0).optional(),
  }),
  setMyCommands: parameters('setMyCommands', {
    commands: z.array(command).max(100),
    scope: unused,
    language_code: languageCode.optional(),
  }),
}

/** Whether this is a method that we know. */
export function isPublished(method: string): method is keyof typeof published {
  return Object.hasOwn(published, method)
}

/** Why a call is not as the Bot API publishes it, naming the parameter; null when it is. */
export function whyUnpublished(method: keyof typeof published, given: unknown): string | null {
  const read = published[method].safeParse(given)
  const issue = read.error?.issues[0]
  if (!issue) return null
  const where = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys] : issue.path
  return `${method}: ${where.map(String).join('.')}: ${issue.message}`
}
