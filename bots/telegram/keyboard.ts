import { InlineKeyboard } from 'grammy'
import type {
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from 'grammy/types'
import type { Choice, Keys, OutgoingText } from '../../core/outbox/outgoing-message.ts'
import { choiceData } from '../choice-data.ts'

const mostBytes = 64
const rowLetters = 24

/** What hangs under a message: buttons, keys below the typing field, or an order to take those away. */
export function markupFor({
  about,
  choices = [],
  keys,
}: OutgoingText): InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | undefined {
  if (keys) return keysFor(keys)
  if (choices.length > 0) return keyboardFor(about ?? '', choices)
  return keys === null ? { remove_keyboard: true } : undefined
}

function keysFor({ share, labels }: Keys): ReplyKeyboardMarkup {
  const sharing: KeyboardButton[][] =
    share === null
      ? []
      : [
          share.what === 'contact'
            ? [{ text: share.label, request_contact: true }]
            : [{ text: share.label, request_location: true }],
        ]
  const keyboard = [...sharing, ...labels.map((text) => [{ text }])]
  return { keyboard, resize_keyboard: true, one_time_keyboard: true }
}

/** The buttons under a question: short ones side by side, longer ones below each other. */
export function keyboardFor(about: string, choices: Choice[]): InlineKeyboardMarkup {
  const buttons = choices.map(({ value, label }) =>
    InlineKeyboard.text(label, choiceData(about, value, mostBytes)),
  )
  const letters = choices.reduce((sum, { label }) => sum + label.length, 0)
  const oneRow = choices.length <= 3 && letters <= rowLetters
  return { inline_keyboard: oneRow ? [buttons] : buttons.map((button) => [button]) }
}
