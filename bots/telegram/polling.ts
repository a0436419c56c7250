import { setTimeout as sleep } from 'node:timers/promises'
import { type Api, GrammyError } from 'grammy'
import type { Update } from 'grammy/types'
import type { Logger } from 'pino'
import type { House } from '../../core/outbox/channel.ts'
import { outcomeOf } from './outcome.ts'
import type { Receiver } from './receive.ts'
import { wantedUpdates } from './webhook.ts'

/** How long Telegram holds one question for updates open, in seconds. */
export const pollSeconds = 30
const longestWait = 30_000
/** It is our own house that could not keep something: Telegram is heard well enough. */
const notKept = 'not kept'

/**
 * Asks for updates until it is stopped. An update is confirmed only when it and all before it are kept: what was
 * not kept comes again, and what comes twice is known by its id.
 */
export async function poll(
  api: Api,
  receiver: Receiver,
  house: House,
  log: Logger,
  stop: AbortSignal,
): Promise<void> {
  let next = 0
  let failures = 0
  while (!stop.aborted) {
    try {
      const wanted = { offset: next, limit: 100, timeout: pollSeconds, allowed_updates: wantedUpdates }
      const updates = await api.getUpdates(wanted, stop as Parameters<Api['getUpdates']>[1])
      house.hearing('telegram', true)
      const { confirmed, failed } = await takeAll(updates, receiver, house)
      // Ids may begin anew, and lower, after a week of silence: with nothing left to confirm none are skipped.
      next = updates.length === 0 ? 0 : (confirmed ?? next)
      if (failed !== null) throw failed
      failures = 0
    } catch (error) {
      if (stop.aborted) return
      failures++
      const seconds = error instanceof GrammyError ? (error.parameters.retry_after ?? 0) : 0
      const wait = Math.max(seconds * 1000, Math.min(longestWait, 500 * 2 ** Math.min(failures, 6)))
      const why = whyFailed(error)
      if (why !== notKept) house.hearing('telegram', false)
      log.warn({ why, wait, failures }, 'polling Telegram goes on after a pause')
      await sleep(wait, undefined, { signal: stop }).catch(() => undefined)
    }
  }
}

/** Takes updates in: those of one chat in their order, the chats beside each other. */
async function takeAll(
  updates: Update[],
  receiver: Receiver,
  house: House,
): Promise<{ confirmed: number | null; failed: unknown }> {
  let lowestLost = Number.POSITIVE_INFINITY
  let failed: unknown = null
  const chats = Object.values(Object.groupBy(updates, chatOf))
  await Promise.all(
    chats.map(async (ofOneChat = []) => {
      for (const update of ofOneChat) {
        try {
          await receiver.receive(update, house)
        } catch (error) {
          failed = error
          lowestLost = Math.min(lowestLost, update.update_id)
          return
        }
      }
    }),
  )
  const kept = updates.map(({ update_id: id }) => id).filter((id) => id < lowestLost)
  return { confirmed: kept.length > 0 ? Math.max(...kept) + 1 : null, failed }
}

function chatOf(update: Update): string {
  const { message, edited_message: edited, callback_query: press, my_chat_member: membership } = update
  return String((message ?? edited ?? membership)?.chat?.id ?? press?.from?.id ?? '')
}

function whyFailed(error: unknown): string {
  return error instanceof GrammyError && error.error_code === 409
    ? 'telegram: somebody else polls or a webhook is set'
    : error instanceof Error && error.name.match(/^(Grammy|Http)Error$/)
      ? outcomeOf(error).reason
      : notKept
}
