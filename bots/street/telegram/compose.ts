import { type Ground, nameOf } from '../ground.ts'
import type { Json } from '../json.ts'
import type { PhoneButton, PhoneMessage } from '../phones.ts'

/** The bot as getMe tells it. */
export function botUser(ground: Ground): Json {
  return {
    id: Number(ground.secrets.telegram.token.split(':')[0]),
    is_bot: true,
    first_name: 'Foardoar',
    username: 'foardoar_street_bot',
  }
}

/** A person as Telegram shows them to the bot. */
export function telegramUser(ground: Ground, identifier: string): Json {
  const language = ground.cast.find(
    (one) => one.channel === 'telegram' && one.identifier === identifier,
  )?.language
  return {
    id: Number(identifier),
    is_bot: false,
    first_name: nameOf(ground, 'telegram', identifier),
    ...(language ? { language_code: language } : {}),
  }
}

/** The private chat with this person. */
export function privateChat(ground: Ground, identifier: string): Json {
  return { id: Number(identifier), first_name: nameOf(ground, 'telegram', identifier), type: 'private' }
}

/** The fields that every message from a person has. */
export function fromPerson(ground: Ground, identifier: string, messageId: number): Json {
  return {
    message_id: messageId,
    from: telegramUser(ground, identifier),
    chat: privateChat(ground, identifier),
    date: seconds(ground.now()),
  }
}

/** A text, with the entity that marks a command. */
export function textFields(text: string): Json {
  const command = /^\/\w+/.exec(text)?.[0]
  return command ? { text, entities: [{ type: 'bot_command', offset: 0, length: command.length }] } : { text }
}

/** A message of the bot as the Bot API gives it back. */
export function botMessage(ground: Ground, message: PhoneMessage): Json {
  return {
    message_id: Number(message.id),
    from: botUser(ground),
    chat: privateChat(ground, message.identifier),
    date: seconds(new Date(message.at)),
    ...(message.edited ? { edit_date: seconds(ground.now()) } : {}),
    text: message.text,
    ...(message.buttons.length > 0
      ? { reply_markup: { inline_keyboard: inlineKeyboard(message.buttons) } }
      : {}),
  }
}

/** The buttons in Telegram's own shape. */
export function inlineKeyboard(buttons: PhoneButton[][]): Json[][] {
  return buttons.map((row) => row.map((button) => ({ text: button.label, callback_data: button.value })))
}

/** An instant in whole seconds. */
export function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}
