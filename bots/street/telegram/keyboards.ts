import { list, object, text } from '../json.ts'
import type { PhoneButton } from '../phones.ts'

/** What a reply_markup asks for, or why Telegram refuses it. */
export interface Keyboards {
  buttons: PhoneButton[][]
  keyboard?: PhoneButton[][]
  refusal?: string
}

/** Reads a reply_markup with Telegram's own limits. */
export function readKeyboards(markup: unknown): Keyboards {
  const given = object(markup)
  const buttons = rows(given.inline_keyboard, (button) => ({
    label: text(button.text),
    value: text(button.callback_data),
  }))
  const keyboard = rows(given.keyboard, (button) => ({
    label: text(button.text),
    value: text(button.text),
    ...(button.request_contact === true ? { shares: 'contact' as const } : {}),
    ...(button.request_location === true ? { shares: 'location' as const } : {}),
  }))
  for (const button of buttons.flat()) {
    if (button.label === '') return { buttons, refusal: 'Bad Request: inline keyboard button text is empty' }
    const bytes = Buffer.byteLength(button.value)
    if (bytes < 1)
      return { buttons, refusal: 'Bad Request: text buttons are unallowed in the inline keyboard' }
    if (bytes > 64) return { buttons, refusal: 'Bad Request: BUTTON_DATA_INVALID' }
  }
  if (given.remove_keyboard === true) return { buttons, keyboard: [] }
  return keyboard.length > 0 ? { buttons, keyboard } : { buttons }
}

function rows(value: unknown, read: (button: Record<string, unknown>) => PhoneButton): PhoneButton[][] {
  return list(value).map((row) =>
    list(row).map((button) => read(typeof button === 'string' ? { text: button } : object(button))),
  )
}
