import type { Features } from './bayes.ts'
import { NumberTable } from './number-table.ts'

/** How often each example is read, how far a mistake moves what was learnt, and how much of it fades. */
const rounds = 7
const step = 0.15
const fading = 1e-5
/** What fewer examples have tells more of them than of what they are examples of. */
const fewestExamples = 2

/** Where the rows of an example stand among those of all. */
interface Example {
  start: number
  end: number
  label: number
}

/** What a learner knows after its lessons: plain numbers, which can be kept. */
export interface Learnt {
  /** The pieces that tell something; each is a row of the weights, which has a column for each label. */
  pieces: Int32Array
  weights: Float32Array
  bias: Float64Array
}

/**
 * The lessons of a logistic learner: unlike naive Bayes it weighs what comes together, so that "dead" with "tired"
 * tells another thing than each alone. The same examples always teach it the same.
 */
export class Lessons<Label extends string> {
  readonly #labels: readonly Label[]
  #rows = new NumberTable()
  /** In how many examples each piece was seen, no further than counts. */
  #seen = new Int32Array(1 << 14)
  readonly #examples: Example[] = []
  /** The rows of all examples, one after the other. */
  #told = new Int32Array(1 << 16)
  #end = 0

  constructor(labels: readonly Label[]) {
    this.#labels = labels
  }

  /** One example of this label. */
  add(features: Features, label: Label): void {
    const start = this.#end
    for (const piece of features) {
      const row = this.#rows.add(piece)
      if (row >= this.#seen.length) this.#seen = wider(this.#seen)
      this.#seen[row] = Math.min(fewestExamples, (this.#seen[row] ?? 0) + 1)
      if (this.#end >= this.#told.length) this.#told = wider(this.#told)
      this.#told[this.#end++] = row
    }
    this.#examples.push({ start, end: this.#end, label: this.#labels.indexOf(label) })
  }

  /** What they teach: gradient descent with a step for each weight that shrinks the more it has moved. */
  learn(): Learnt {
    this.#forgetRare()
    const width = this.#labels.length
    const bias = new Float64Array(width)
    const weights = new Float32Array(this.#rows.size * width)
    const moved = new Float32Array(this.#rows.size * width).fill(1e-6)
    const order = shuffled(this.#examples)
    const sums = new Float64Array(width)
    const told = this.#told
    for (let round = 0; round < rounds; round++)
      for (const { start, end, label } of order) {
        sums.fill(0)
        for (let place = start; place < end; place++)
          for (let column = 0, at = (told[place] ?? 0) * width; column < width; column++, at++)
            sums[column] = (sums[column] ?? 0) + (weights[at] ?? 0)
        toChances(sums, bias, end - start)
        const share = 1 / Math.sqrt(Math.max(1, end - start))
        for (let column = 0; column < width; column++) {
          const wrong = Math.exp(sums[column] ?? 0) - (column === label ? 1 : 0)
          if (Math.abs(wrong) < 0.01) continue
          bias[column] = (bias[column] ?? 0) - 0.02 * wrong
          for (let place = start; place < end; place++) {
            const at = (told[place] ?? 0) * width + column
            const slope = wrong * share + fading * (weights[at] ?? 0)
            const sofar = (moved[at] ?? 0) + slope * slope
            moved[at] = sofar
            weights[at] = (weights[at] ?? 0) - (step * slope) / Math.sqrt(sofar)
          }
        }
      }
    return { pieces: this.#rows.numbers(), weights, bias }
  }

  /** Forgets the pieces of too few examples, which are most of them. */
  #forgetRare(): void {
    const { table, places } = this.#rows.only((row) => (this.#seen[row] ?? 0) >= fewestExamples)
    let end = 0
    for (const example of this.#examples) {
      const { start } = example
      example.start = end
      for (let at = start; at < example.end; at++) {
        const row = places[this.#told[at] ?? 0] ?? -1
        if (row >= 0) this.#told[end++] = row
      }
      example.end = end
    }
    this.#rows = table
    this.#seen = new Int32Array(table.size).fill(fewestExamples)
  }
}

/** Tells, after the lessons, the logarithm of the chance of each label, in the order of the labels. */
export function createWeigher({ pieces, weights, bias }: Learnt): (features: Features) => Float64Array {
  const rows = NumberTable.of(pieces)
  const width = bias.length
  return (features) => {
    const sums = new Float64Array(width)
    let known = 0
    for (const piece of features) {
      const row = rows.find(piece)
      if (row < 0) continue
      known++
      for (let column = 0, at = row * width; column < width; column++, at++)
        sums[column] = (sums[column] ?? 0) + (weights[at] ?? 0)
    }
    toChances(sums, bias, known)
    return sums
  }
}

/** Turns sums of the weights of so many pieces into logarithms of chances, in place. */
function toChances(sums: Float64Array, bias: Float64Array, size: number): void {
  const share = 1 / Math.sqrt(Math.max(1, size))
  let highest = Number.NEGATIVE_INFINITY
  for (let column = 0; column < sums.length; column++) {
    const sum = (bias[column] ?? 0) + (sums[column] ?? 0) * share
    sums[column] = sum
    if (sum > highest) highest = sum
  }
  let total = 0
  for (const sum of sums) total += Math.exp(sum - highest)
  const all = highest + Math.log(total)
  for (let column = 0; column < sums.length; column++) sums[column] = (sums[column] ?? 0) - all
}

function wider(narrow: Int32Array): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(narrow.length * 2)
  wide.set(narrow)
  return wide
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
