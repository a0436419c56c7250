import type { Features } from './bayes.ts'
import { NumberTable } from './number-table.ts'

/** How often each example is read, how far a mistake moves what was learnt, and how much of it fades. */
const rounds = 10
const step = 0.15
const fading = 1e-5

/**
 * A logistic learner of yes or no: unlike naive Bayes it weighs what comes together, so that
 * "dead" with "tired" tells another thing than each alone. The same examples always teach it the same.
 */
export class Logistic {
  readonly #rows = new NumberTable()
  readonly #examples: { rows: Int32Array; yes: boolean }[] = []
  #weights: Float32Array | null = null
  #bias = 0

  learn(features: Features, yes: boolean): void {
    if (this.#weights !== null) throw new Error('a learner that was asked learns no more')
    this.#examples.push({ rows: Int32Array.from(features, (piece) => this.#rows.add(piece)), yes })
  }

  /** How much likelier yes than no, as the logarithm of the odds. */
  weigh(features: Features): number {
    const weights = this.#weights ?? this.#settle()
    let sum = 0
    for (const piece of features) {
      const row = this.#rows.find(piece)
      if (row >= 0) sum += weights[row] ?? 0
    }
    return this.#bias + sum / Math.sqrt(Math.max(1, features.length))
  }

  /** Gradient descent with a step for each weight that shrinks the more it has moved. */
  #settle(): Float32Array {
    const weights = new Float32Array(this.#rows.size)
    const moved = new Float32Array(this.#rows.size).fill(1e-6)
    const order = shuffled(this.#examples)
    for (let round = 0; round < rounds; round++)
      for (const { rows, yes } of order) {
        const share = 1 / Math.sqrt(Math.max(1, rows.length))
        let sum = 0
        for (const row of rows) sum += weights[row] ?? 0
        const wrong = 1 / (1 + Math.exp(-this.#bias - sum * share)) - (yes ? 1 : 0)
        this.#bias -= 0.02 * wrong
        for (const row of rows) {
          const slope = wrong * share + fading * (weights[row] ?? 0)
          const sofar = (moved[row] ?? 0) + slope * slope
          moved[row] = sofar
          weights[row] = (weights[row] ?? 0) - (step * slope) / Math.sqrt(sofar)
        }
      }
    this.#weights = weights
    this.#examples.length = 0
    return weights
  }
}

/** The same disorder every time: what is learnt last would count for more if all danger came first. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  const mixed = [...items]
  let seed = 1
  for (let last = mixed.length - 1; last > 0; last--) {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    const other = seed % (last + 1)
    const [a, b] = [mixed[last], mixed[other]]
    if (a !== undefined && b !== undefined) [mixed[last], mixed[other]] = [b, a]
  }
  return mixed
}
