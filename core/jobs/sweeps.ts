import { findUnanswered } from '../conversations/conversation.store.ts'
import type { Core } from '../core.ts'
import { lapseTalks } from '../desk/lapse-talks.ts'
import { DayTeller } from '../desk/tell-the-day.ts'
import { findWaiting } from '../inbox/inbox.store.ts'
import { findOwed } from '../outbox/delivery.store.ts'
import { takeStaleButtons } from '../outbox/stale-buttons.store.ts'

const everyMilliseconds = 1000
/** What is younger is still in the hands of the process that took it in. */
const settleMilliseconds = 2000
const most = 200

/** Finds what a dead process, or a database that was away, left behind; it asks partial indexes that are nearly always empty. */
export class Sweeps {
  readonly core: Core
  readonly wake: (personId: string) => void
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #stopped = false
  readonly #days: DayTeller

  constructor(core: Core, wake: (personId: string) => void) {
    this.core = core
    this.#days = new DayTeller(core)
    this.wake = wake
  }

  /** Sweeps now and every second from now on. */
  start(): void {
    this.#running = this.sweep().finally(() => {
      if (!this.#stopped) this.#timer = setTimeout(() => this.start(), everyMilliseconds)
    })
  }

  /** Sweeps no more, and waits for the one that runs. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  /** Looks once at everything that is owed now. */
  async sweep(): Promise<void> {
    const { core } = this
    const now = core.clock.now()
    try {
      const waiting = await findWaiting(core.pool, new Date(now.getTime() - settleMilliseconds), most)
      core.metrics.swept.inc({ kind: 'inbox' }, waiting.length)
      for (const personId of [...waiting, ...(await findUnanswered(core.pool, now, most))])
        this.wake(personId)
      const owed = await findOwed(core.pool, now, most)
      core.metrics.swept.inc({ kind: 'outbox' }, owed.length)
      core.deliver(owed)
      core.deliver(await takeStaleButtons(core.pool, now, most))
      await lapseTalks(core)
      await this.#days.tell()
    } catch (error) {
      core.log.warn({ err: error }, 'the database did not answer a sweep; it is asked again in a second')
    }
  }
}
