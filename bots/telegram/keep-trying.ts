import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { outcomeOf } from './outcome.ts'

/**
 * Does something with Telegram until it succeeds or we stop. `first` resolves after the first try, however it
 * ended: a Telegram that is away must not keep the other channels from starting.
 */
export function keepTrying(
  deed: () => Promise<unknown>,
  log: Logger,
  stop: AbortSignal,
): { first: Promise<void>; settled: Promise<void> } {
  const first = Promise.withResolvers<void>()
  async function run(): Promise<void> {
    for (let wait = 1000; !stop.aborted; wait = Math.min(wait * 2, 60_000)) {
      try {
        await deed()
        return
      } catch (error) {
        log.error({ reason: outcomeOf(error).reason, wait }, 'Telegram could not be set up; trying again')
      } finally {
        first.resolve()
      }
      await sleep(wait, undefined, { signal: stop }).catch(() => undefined)
    }
  }
  return { first: first.promise, settled: run() }
}
