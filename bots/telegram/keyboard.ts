import { InlineKeyboard } from 'grammy'
import type { InlineKeyboardMarkup } from 'grammy/types'
import type { Choice } from '../../core/outbox/outgoing-message.ts'
import { choiceData } from '../choice-data.ts'

const mostBytes = 64
const rowLetters = 24

/** The buttons under a question: short ones side by side, longer ones below each other. */
export function keyboardFor(about: string, choices: Choice[]): InlineKeyboardMarkup {
  const buttons = choices.map(({ value, label }) =>
    InlineKeyboard.text(label, choiceData(about, value, mostBytes)),
  )
  const letters = choices.reduce((sum, { label }) => sum + label.length, 0)
  const oneRow = choices.length <= 3 && letters <= rowLetters
  return { inline_keyboard: oneRow ? [buttons] : buttons.map((button) => [button]) }
}
