import { setTimeout as pause } from 'node:timers/promises'
import { handleNext, type Left, Outrun } from '../conversations/handle.ts'
import { createRoad, type Road } from '../conversations/road.ts'
import type { Core } from '../core.ts'
import { isPassing } from '../database.ts'
import { countFailure } from './inbox.store.ts'
import { setAside } from './set-aside.ts'

const mostAtOnce = 24
const mostTries = 3
/** A lost race or a cut connection is a matter of moments; what lasts longer is left to the sweep. */
const quickTries = 4

/** Handles messages: one at a time a person, in order, a few people at once. */
export class Handling {
  readonly core: Core
  readonly #road: Road
  readonly #busy = new Map<string, Promise<void>>()
  readonly #again = new Set<string>()
  readonly #queue: string[] = []
  readonly #breaths = new Map<string, NodeJS.Timeout>()
  #stopped = false

  constructor(core: Core) {
    this.core = core
    this.#road = createRoad(core)
  }

  /** Somebody has something waiting; returns at once. */
  wake(personId: string): void {
    if (this.#stopped) return
    if (this.#busy.has(personId)) {
      this.#again.add(personId)
      return
    }
    if (this.#busy.size >= mostAtOnce) {
      if (!this.#queue.includes(personId)) this.#queue.push(personId)
      return
    }
    this.#busy.set(
      personId,
      this.#handleAll(personId).finally(() => this.#next(personId)),
    )
  }

  /** Finishes what is being handled and takes nothing new. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#queue.length = 0
    for (const timer of this.#breaths.values()) clearTimeout(timer)
    await Promise.all(this.#busy.values())
  }

  #next(personId: string): void {
    this.#busy.delete(personId)
    if (this.#again.delete(personId)) this.wake(personId)
    const waiting = this.#queue.shift()
    if (waiting) this.wake(waiting)
  }

  async #handleAll(personId: string): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        let left: Left = 'more'
        while (!this.#stopped && left === 'more') left = await handleNext(this.core, this.#road, personId)
        if (typeof left === 'object') this.#lookAgain(personId, left.until)
        return
      } catch (error) {
        if (tries >= quickTries || this.#stopped || !isPassing(error)) return this.#failed(personId, error)
        await pause(30 * tries * tries)
      }
    }
  }

  /** Somebody may still be writing: they are looked at again after a breath, here or by any sweep. */
  #lookAgain(personId: string, at: Date): void {
    clearTimeout(this.#breaths.get(personId))
    if (this.#stopped) return
    const wait = Math.max(0, at.getTime() - this.core.clock.now().getTime())
    const timer = setTimeout(() => {
      this.#breaths.delete(personId)
      this.wake(personId)
    }, wait)
    this.#breaths.set(personId, timer)
  }

  /** A fault of the moment is left to the sweep; a message that keeps failing is set aside, so that it blocks nobody. */
  async #failed(personId: string, error: unknown): Promise<void> {
    this.core.log.error({ err: error, personId }, 'a message could not be handled')
    if (isPassing(error) || error instanceof Outrun) return
    try {
      const tries = await countFailure(this.core.pool, personId)
      if (tries >= mostTries) await setAside(this.core, personId)
      if (tries > 0) this.#again.add(personId)
    } catch (second) {
      this.core.log.error(
        { err: second, personId },
        'a failing message could not be set aside; the sweep will try again',
      )
    }
  }
}
