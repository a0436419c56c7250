import { type Api, GrammyError } from 'grammy'
import type { OutgoingButtonsGone, SendOutcome } from '../../core/outbox/outgoing-message.ts'
import { splitText } from '../split-text.ts'
import { isDone, outcomeOf } from './outcome.ts'
import { longest } from './send-text.ts'

/** Takes the buttons from under a message; what was pressed stays to be read there. Doing it twice does no harm. */
export async function takeButtons(api: Api, { of, text, chosen }: OutgoingButtonsGone): Promise<SendOutcome> {
  const [chat = '', id] = of.split(':')
  try {
    if (chosen === null) await api.editMessageReplyMarkup(chat, Number(id))
    else
      await api.editMessageText(chat, Number(id), withChoice(text, chosen), {
        link_preview_options: { is_disabled: true },
      })
  } catch (error) {
    if (!isDone(error) && !isGone(error)) return outcomeOf(error)
  }
  return { end: 'sent', providerId: of }
}

function withChoice(text: string, chosen: string): string {
  const last = splitText(text, longest).at(-1) ?? ''
  const choice = `\n\n✓ ${chosen}`
  return last.length + choice.length <= longest ? last + choice : last
}

/** The person has deleted the message, or it cannot be changed any more. */
function isGone(error: unknown): boolean {
  return (
    error instanceof GrammyError && /message (to edit not found|can't be edited)/i.test(error.description)
  )
}
