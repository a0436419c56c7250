/** Lets only so many do something at once; the others wait for their turn. */
export class Gate {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(places: number) {
    this.#free = places
  }

  /** Does it when there is a place. */
  async pass<T>(deed: () => Promise<T>): Promise<T> {
    await this.enter()
    try {
      return await deed()
    } finally {
      this.leave()
    }
  }

  /** Takes a place, as soon as there is one; every entering is followed by `leave`. */
  async enter(): Promise<void> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((go) => this.#waiting.push(go))
  }

  /** Gives the place to who waits longest. */
  leave(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#free++
  }
}
