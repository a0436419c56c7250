/** So many at once, and then so many a second: how a provider counts. */
export interface Rate {
  burst: number
  perSecond: number
}

/** Gives out turns at a rate. */
export class Bucket {
  readonly #gap: number
  readonly #burst: number
  /** When the bucket will be full of turns again. */
  #fullAt = Number.NEGATIVE_INFINITY

  constructor({ burst, perSecond }: Rate) {
    this.#gap = 1000 / perSecond
    this.#burst = burst
  }

  /** How long to wait for the next turn, in milliseconds; it is taken only if that is no longer than so long. */
  take(patience: number): number {
    const now = performance.now()
    const fullAt = Math.max(this.#fullAt, now) + this.#gap
    const wait = Math.max(0, fullAt - this.#burst * this.#gap - now)
    if (wait <= patience) this.#fullAt = fullAt
    return wait
  }
}
