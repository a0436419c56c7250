import type { Features } from './bayes.ts'
import { NumberTable } from './number-table.ts'

/** How often each example is read, how far a mistake moves what was learnt, and how much of it fades. */
const rounds = 10
const step = 0.15
const fading = 1e-5

interface Example {
  rows: Int32Array
  label: number
}

/**
 * A logistic learner: unlike naive Bayes it weighs what comes together, so that "dead" with "tired"
 * tells another thing than each alone. The same examples always teach it the same.
 */
export class Logistic<Label extends string> {
  readonly #labels: readonly Label[]
  readonly #rows = new NumberTable()
  readonly #examples: Example[] = []
  readonly #bias: Float64Array
  /** One row a piece, one column a label; empty while learning. */
  #weights = new Float32Array(0)
  #asked = false

  constructor(labels: readonly Label[]) {
    this.#labels = labels
    this.#bias = new Float64Array(labels.length)
  }

  learn(features: Features, label: Label): void {
    if (this.#asked) throw new Error('a learner that was asked learns no more')
    const rows = Int32Array.from(features, (piece) => this.#rows.add(piece))
    this.#examples.push({ rows, label: this.#labels.indexOf(label) })
  }

  /** The logarithm of the chance of each label, in the order of the labels. */
  weigh(features: Features): Float64Array {
    if (!this.#asked) this.#settle()
    const width = this.#labels.length
    const sums = new Float64Array(width)
    for (const piece of features) {
      const row = this.#rows.find(piece)
      if (row < 0) continue
      for (let column = 0, at = row * width; column < width; column++, at++)
        sums[column] = (sums[column] ?? 0) + (this.#weights[at] ?? 0)
    }
    return this.#chances(sums, features.length)
  }

  /** Turns sums of weights into logarithms of chances, in place. */
  #chances(sums: Float64Array, size: number): Float64Array {
    const share = 1 / Math.sqrt(Math.max(1, size))
    let highest = Number.NEGATIVE_INFINITY
    for (let column = 0; column < sums.length; column++) {
      const sum = (this.#bias[column] ?? 0) + (sums[column] ?? 0) * share
      sums[column] = sum
      if (sum > highest) highest = sum
    }
    let total = 0
    for (const sum of sums) total += Math.exp(sum - highest)
    const all = highest + Math.log(total)
    for (let column = 0; column < sums.length; column++) sums[column] = (sums[column] ?? 0) - all
    return sums
  }

  /** Gradient descent with a step for each weight that shrinks the more it has moved. */
  #settle(): void {
    const width = this.#labels.length
    const weights = new Float32Array(this.#rows.size * width)
    const moved = new Float32Array(this.#rows.size * width).fill(1e-6)
    this.#weights = weights
    const order = shuffled(this.#examples)
    const sums = new Float64Array(width)
    for (let round = 0; round < rounds; round++)
      for (const { rows, label } of order) {
        sums.fill(0)
        for (const row of rows)
          for (let column = 0, at = row * width; column < width; column++, at++)
            sums[column] = (sums[column] ?? 0) + (weights[at] ?? 0)
        this.#chances(sums, rows.length)
        const share = 1 / Math.sqrt(Math.max(1, rows.length))
        for (let column = 0; column < width; column++) {
          const wrong = Math.exp(sums[column] ?? 0) - (column === label ? 1 : 0)
          if (Math.abs(wrong) < 0.01) continue
          this.#bias[column] = (this.#bias[column] ?? 0) - 0.02 * wrong
          for (const row of rows) {
            const at = row * width + column
            const slope = wrong * share + fading * (weights[at] ?? 0)
            const sofar = (moved[at] ?? 0) + slope * slope
            moved[at] = sofar
            weights[at] = (weights[at] ?? 0) - (step * slope) / Math.sqrt(sofar)
          }
        }
      }
    this.#examples.length = 0
    this.#asked = true
  }
}

/** The same disorder every time: what is learnt last would count for more if all of one kind came first. */
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
