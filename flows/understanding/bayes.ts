import { NumberTable } from './number-table.ts'

/** What a message looks like to a learner: the numbers of its pieces. */
export type Features = readonly number[] | Int32Array

/** A multinomial naive Bayes learner: small, quick, and the same every time. */
export class Bayes<Label extends string> {
  readonly #labels: readonly Label[]
  readonly #smoothing: number
  readonly #rows = new NumberTable()
  readonly #totals: Float64Array
  /** One row a piece, one column a label: counts while learning, log shares once asked. */
  #table = new Float32Array(1 << 14)
  #asked = false

  constructor(labels: readonly Label[], smoothing: number) {
    this.#labels = labels
    this.#smoothing = smoothing
    this.#totals = new Float64Array(labels.length)
  }

  learn(features: Features, label: Label): void {
    if (this.#asked) throw new Error('a learner that was asked learns no more')
    const width = this.#labels.length
    const column = this.#labels.indexOf(label)
    for (const piece of features) {
      const at = this.#rows.add(piece) * width + column
      if (this.#rows.size * width > this.#table.length) this.#widen()
      this.#table[at] = (this.#table[at] ?? 0) + 1
    }
    this.#totals[column] = (this.#totals[column] ?? 0) + features.length
  }

  /** The log-likelihood of each label, in the order of the labels, which are taken as equally common. */
  weigh(features: Features): Float64Array {
    if (!this.#asked) this.#settle()
    const width = this.#labels.length
    const weights = new Float64Array(width)
    for (const piece of features) {
      const row = this.#rows.find(piece)
      if (row < 0) continue
      for (let column = 0, at = row * width; column < width; column++, at++)
        weights[column] = (weights[column] ?? 0) + (this.#table[at] ?? 0)
    }
    return weights
  }

  #widen(): void {
    const wider = new Float32Array(this.#table.length * 2)
    wider.set(this.#table)
    this.#table = wider
  }

  #settle(): void {
    const width = this.#labels.length
    const used = this.#rows.size * width
    const unseen = this.#smoothing * this.#rows.size
    this.#table = this.#table.slice(0, used)
    for (let at = 0; at < used; at++)
      this.#table[at] = Math.log(
        ((this.#table[at] ?? 0) + this.#smoothing) / ((this.#totals[at % width] ?? 0) + unseen),
      )
    this.#asked = true
  }
}
