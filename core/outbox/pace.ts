import { Gate } from '../gate.ts'

const mostInFlight = 10

/** How fast one channel may go: so many a second, so many at once, and not at all while its provider asks for a pause. */
export class Pace {
  readonly #gap: number
  #next = 0
  #pausedUntil = 0
  readonly #inFlight = new Gate(mostInFlight)

  constructor(perSecond: number) {
    this.#gap = 1000 / perSecond
  }

  /** Waits for a turn to send; false if none comes within the given time. Every true is followed by `done`. */
  async turn(patience: number): Promise<boolean> {
    const started = performance.now()
    if (this.#pausedUntil > started) return false
    await this.#inFlight.enter()
    const now = performance.now()
    // a short burst is allowed: providers count over a second, not between two messages
    const at = Math.max(this.#next, now - 1000)
    if (this.#pausedUntil > now || at - now > patience || now - started > patience) {
      this.done()
      return false
    }
    this.#next = at + this.#gap
    if (at > now) await new Promise((go) => setTimeout(go, at - now))
    return true
  }

  /** The message of a turn has gone, or not. */
  done(): void {
    this.#inFlight.leave()
  }

  /** Nothing goes out on this channel for so many seconds. */
  pause(seconds: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, performance.now() + seconds * 1000)
  }

  /** How long the pause still lasts, at least a second. */
  pausedSeconds(): number {
    return Math.max(1, Math.ceil((this.#pausedUntil - performance.now()) / 1000))
  }
}
