import { split } from './normalise.ts'
import { perWord } from './per-word.ts'

const longestWord = 40
const shortestWithin = 3

/** A form of a word: its one atom, in a row of its own, and its letters without the stars. */
interface Form {
  atoms: number[]
  stem: string
}

/** Gives each form of a word in the patterns a number, its atom, and tells which atoms a word has; one for all readers. */
export class Lexicon {
  readonly #forms = new Map<string, Form>()
  readonly #exact = new Map<string, number>()
  readonly #prefix = new Map<string, number>()
  readonly #suffix = new Map<string, number>()
  readonly #within = new Map<string, number>()
  /** What was seen of words, until another form is learnt. */
  #seen: ((word: string) => readonly number[]) | null = null
  #atoms = 0

  get size(): number {
    return this.#atoms
  }

  /** The atom of `word`, `stem*`, `*end` or `*within*`. */
  learn(form: string): Form {
    const known = this.#forms.get(form)
    if (known !== undefined) return known
    const stem = stemOf(form)
    const learnt = { atoms: [this.#atom(form, stem)], stem }
    this.#forms.set(form, learnt)
    return learnt
  }

  #atom(form: string, stem: string): number {
    const [open, close] = [form.startsWith('*'), form.endsWith('*')]
    const table = open && close ? this.#within : open ? this.#suffix : close ? this.#prefix : this.#exact
    const known = table.get(stem)
    if (known !== undefined) return known
    this.#seen = null
    table.set(stem, ++this.#atoms)
    return this.#atoms
  }

  /** Every atom that this word has. */
  atomsOf(word: string): readonly number[] {
    this.#seen ??= perWord((one) => this.#lookUp(one))
    return this.#seen(word)
  }

  #lookUp(word: string): number[] {
    const found: number[] = []
    const take = (atom: number | undefined) => {
      if (atom !== undefined) found.push(atom)
    }
    take(this.#exact.get(word))
    const size = Math.min(word.length, longestWord)
    for (let to = 1; to <= size; to++) take(this.#prefix.get(word.slice(0, to)))
    for (let from = 0; from < size; from++) take(this.#suffix.get(word.slice(from)))
    for (let from = 0; from < size; from++)
      for (let to = from + shortestWithin; to <= size; to++) take(this.#within.get(word.slice(from, to)))
    return found
  }
}

const plain = /^(?:([a-z])(?!\1\1))+$/

function stemOf(form: string): string {
  const bare = form.replaceAll('*', '')
  return plain.test(bare) ? bare : split(bare).join('')
}
