interface Waiting<Item, Answer> {
  item: Item
  done(answer: Answer): void
  fail(error: unknown): void
}

/**
 * Takes items to the database together: those of one moment share a statement, and those that come while it is under
 * way share the next one. Costs nobody time, and a busy house far fewer statements.
 */
export class Together<Item, Answer> {
  readonly #run: (items: Item[]) => Promise<Answer[]>
  readonly #most: number
  readonly #waiting: Waiting<Item, Answer>[] = []
  #busy = false

  /** `run` answers at most `most` items, in their order; what it does must be whole or not at all. */
  constructor(run: (items: Item[]) => Promise<Answer[]>, most = 50) {
    this.#run = run
    this.#most = most
  }

  /** Adds an item; resolves with its own answer. */
  add(item: Item): Promise<Answer> {
    return new Promise((done, fail) => {
      this.#waiting.push({ item, done, fail })
      if (this.#busy) return
      this.#busy = true
      setImmediate(() => void this.#go())
    })
  }

  async #go(): Promise<void> {
    while (this.#waiting.length > 0) await this.#take(this.#waiting.splice(0, this.#most))
    this.#busy = false
  }

  async #take(together: Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await this.#run(together.map(({ item }) => item))
      for (const [index, { done }] of together.entries()) done(answers[index] as Answer)
    } catch (error) {
      if (together.length === 1) together[0]?.fail(error)
      // one that cannot be done must not take the others along
      else await Promise.all(together.map((one) => this.#take([one])))
    }
  }
}
