import { setTimeout as pause } from 'node:timers/promises'
import { handleNext, Outrun } from '../conversations/handle.ts'
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
        while (!this.#stopped && (await handleNext(this.core, this.#road, personId)));
        return
      } catch (error) {
        if (tries >= quickTries || this.#stopped || !isPassing(error)) return this.#failed(personId, error)
        await pause(30 * tries * tries)
      }
    }
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
