import { setTimeout as sleep } from 'node:timers/promises'
import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import type { Logger } from 'pino'
import type { InboundMessage } from '../../core/inbox/inbound-message.ts'
import type { House } from '../../core/outbox/channel.ts'
import { Recent } from '../recent.ts'
import { isDone, outcomeOf } from './outcome.ts'
import { parseUpdate } from './parse.ts'

/** Takes updates in, from the webhook or from polling. */
export interface Receiver {
  /** Resolves once the update is kept for good; rejects when it has to come again. */
  receive(update: Update, house: House): Promise<void>
  /** Waits a moment for what is still being told to Telegram. */
  settle(): Promise<void>
}

/** Hands each update to the house, and answers each press of a button once, so that it stops spinning. */
export function createReceiver(api: Api, log: Logger): Receiver {
  const answered = new Recent<string, true>(1000)
  const answering = new Set<Promise<void>>()

  function answer(query: string): void {
    if (answered.has(query)) return
    answered.set(query, true)
    // Not awaited: the update is kept already, and Telegram may be slow.
    const done = api
      .answerCallbackQuery(query)
      .then(() => undefined)
      .catch((error: unknown) => {
        if (!isDone(error)) log.warn({ reason: outcomeOf(error).reason }, 'a press could not be answered')
      })
      .finally(() => answering.delete(done))
    answering.add(done)
  }

  function understand(update: Update): InboundMessage | null {
    try {
      return parseUpdate(update)
    } catch (error) {
      log.error({ update: update.update_id, err: error }, 'an update was not understood')
      return null
    }
  }

  return {
    async receive(update, house) {
      const message = understand(update)
      if (message) await house.accept(message)
      const query = update.callback_query?.id
      if (typeof query === 'string') answer(query)
    },
    async settle() {
      await Promise.race([Promise.all(answering), sleep(1000, undefined, { ref: false })])
    },
  }
}
