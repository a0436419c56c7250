import type { Api } from 'grammy'
import type { OutgoingMessage, OutgoingText, SendOutcome } from '../../core/outbox/outgoing-message.ts'
import { Recent } from '../recent.ts'
import { sendOnce } from '../send-once.ts'
import { splitText } from '../split-text.ts'
import { markupFor } from './keyboard.ts'
import { outcomeOf } from './outcome.ts'

/** The most that one message holds, in UTF-16 units. */
export const longest = 4096

type SendText = (message: OutgoingMessage, content: OutgoingText) => Promise<SendOutcome>

/** Sends texts as they are typed; of a long one that stopped halfway only the rest goes again. */
export function createSendText(api: Api): SendText {
  const partsSent = new Recent<string, number>(1000)
  const chatsPaused = new Recent<string, number>(1000)

  async function send(message: OutgoingMessage, content: OutgoingText): Promise<SendOutcome> {
    const parts = splitText(content.text, longest)
    try {
      const keyboard = markupFor(content)
      let providerId = ''
      for (let part = partsSent.get(message.id) ?? 0; part < parts.length; part++) {
        const sent = await api.sendMessage(message.to, parts[part] ?? '', {
          link_preview_options: { is_disabled: true },
          ...(keyboard && part === parts.length - 1 ? { reply_markup: keyboard } : {}),
        })
        providerId = `${message.to}:${sent.message_id}`
        partsSent.set(message.id, part + 1)
      }
      return { end: 'sent', providerId }
    } catch (error) {
      return paused(message.to, outcomeOf(error))
    }
  }

  /** Telegram does not say whose limit was reached: a second chat that has to wait means that it is everybody's. */
  function paused(chat: string, outcome: SendOutcome): SendOutcome {
    if (outcome.end !== 'retry' || outcome.afterSeconds === undefined || outcome.wholeChannel) return outcome
    const now = Date.now()
    const others = [...chatsPaused].some(([other, until]) => other !== chat && until > now)
    chatsPaused.set(chat, now + outcome.afterSeconds * 1000)
    return others ? { ...outcome, wholeChannel: true } : outcome
  }

  return sendOnce(async (message, content: OutgoingText) => {
    const outcome = await send(message, content)
    if (outcome.end !== 'retry') partsSent.delete(message.id)
    return outcome
  })
}
