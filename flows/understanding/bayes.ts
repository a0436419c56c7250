/** What a message looks like to a learner: its features, each counted once. */
export type Features = Iterable<string>

/** A multinomial naive Bayes learner: small, quick, and the same every time. */
export class Bayes<Label extends string> {
  readonly #counts = new Map<string, Map<Label, number>>()
  readonly #totals = new Map<Label, number>()
  readonly #smoothing: number

  constructor(smoothing: number) {
    this.#smoothing = smoothing
  }

  learn(features: Features, label: Label): void {
    for (const feature of features) {
      const counts = this.#counts.get(feature) ?? new Map<Label, number>()
      counts.set(label, (counts.get(label) ?? 0) + 1)
      this.#counts.set(feature, counts)
      this.#totals.set(label, (this.#totals.get(label) ?? 0) + 1)
    }
  }

  /** The log-likelihood of each label; labels are taken as equally common. */
  weigh(features: Features): Map<Label, number> {
    const weights = new Map([...this.#totals.keys()].map((label): [Label, number] => [label, 0]))
    const width = this.#smoothing * this.#counts.size
    for (const feature of features) {
      const counts = this.#counts.get(feature)
      if (counts === undefined) continue
      for (const [label, total] of this.#totals) {
        const share = ((counts.get(label) ?? 0) + this.#smoothing) / (total + width)
        weights.set(label, (weights.get(label) ?? 0) + Math.log(share))
      }
    }
    return weights
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
