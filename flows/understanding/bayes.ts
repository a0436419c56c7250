/** What a message looks like to a learner: its features, each counted once. */
export type Features = Iterable<string>

/** A multinomial naive Bayes learner: small, quick, and the same every time. */
export class Bayes<Label extends string> {
  readonly #labels: readonly Label[]
  readonly #smoothing: number
  readonly #rows = new Map<string, number>()
  readonly #totals: number[]
  /** One row a feature, one column a label: counts while learning, log shares once asked. */
  #table = new Float32Array(1 << 12)
  #asked = false

  constructor(labels: readonly Label[], smoothing: number) {
    this.#labels = labels
    this.#smoothing = smoothing
    this.#totals = labels.map(() => 0)
  }

  learn(features: Features, label: Label): void {
    if (this.#asked) throw new Error('a learner that was asked learns no more')
    const column = this.#labels.indexOf(label)
    for (const feature of features) {
      const at = this.#rowOf(feature) + column
      this.#table[at] = (this.#table[at] ?? 0) + 1
      this.#totals[column] = (this.#totals[column] ?? 0) + 1
    }
  }

  /** The log-likelihood of each label, in the order of the labels, which are taken as equally common. */
  weigh(features: Features): Float64Array {
    if (!this.#asked) this.#settle()
    const width = this.#labels.length
    const weights = new Float64Array(width)
    for (const feature of features) {
      const row = this.#rows.get(feature)
      if (row === undefined) continue
      for (let column = 0; column < width; column++)
        weights[column] = (weights[column] ?? 0) + (this.#table[row + column] ?? 0)
    }
    return weights
  }

  #rowOf(feature: string): number {
    const known = this.#rows.get(feature)
    if (known !== undefined) return known
    const row = this.#rows.size * this.#labels.length
    this.#rows.set(feature, row)
    if (row + this.#labels.length > this.#table.length) {
      const wider = new Float32Array(this.#table.length * 2)
      wider.set(this.#table)
      this.#table = wider
    }
    return row
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

/** The pieces of a word of `from` to `to` letters, with its borders marked. */
export function grams(word: string, from: number, to: number): string[] {
  const bordered = `<${word}>`
  const found: string[] = []
  for (let size = from; size <= to; size++)
    for (let at = 0; at + size <= bordered.length; at++) found.push(bordered.slice(at, at + size))
  return found
}
