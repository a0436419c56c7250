import type { Lexicon } from './lexicon.ts'
import { fold } from './normalise.ts'

/** Where a pattern was found: from word `start` up to, not including, word `end`. */
export interface Hit<Tag> {
  tag: Tag
  pattern: string
  start: number
  end: number
}

/** The atoms of which a word must have one, or: any word, a gap of some words, the edges of the message. */
type Element = number[] | 'any' | 'gap' | 'start' | 'end'

interface Pattern<Tag> {
  tag: Tag
  source: string
  elements: Element[]
  /** So many words behind the first stands the word by which it is found. */
  behind: number
  order: number
}

const widestGap = 5
const signs: Record<string, Element> = { '..': 'gap', _: 'any', '^': 'start', $: 'end' }

/**
 * Finds many patterns in a message at once. A pattern is words in a row: `stem*`, `*end`, `*within*`, `this/that`,
 * `maybe?`, `..` (up to five words between), `_` (any one word), `^` and `$` (start and end of the message).
 */
export class Patterns<Tag> {
  readonly #lexicon: Lexicon
  readonly #all: Pattern<Tag>[] = []
  readonly #stems = new Set<string>()
  /** At each atom the patterns that are found by it. */
  #byAtom: (Pattern<Tag>[] | undefined)[] | null = null

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
  }

  add(source: string, tag: Tag): void {
    this.#byAtom = null
    for (const elements of this.#compile(source)) {
      if (!elements.slice(0, fixed(elements)).some(Array.isArray))
        throw new Error(`a pattern begins with a word: ${source}`)
      this.#all.push({ tag, source, elements, behind: 0, order: this.#all.length })
    }
  }

  find(words: readonly string[]): Hit<Tag>[] {
    this.#byAtom ??= this.#index()
    const seen = words.map((word) => this.#lexicon.atomsOf(word))
    const found: (Hit<Tag> & { order: number })[] = []
    for (let position = 0; position < seen.length; position++)
      for (const atom of seen[position] ?? noAtoms)
        for (const pattern of this.#byAtom[atom] ?? noPatterns) {
          const start = position - pattern.behind
          const end = start < 0 ? -1 : reach(pattern.elements, 0, start, words, seen)
          const { tag, source, order } = pattern
          if (end >= 0) found.push({ tag, pattern: source, start, end, order })
        }
    return found.length < 2 ? found : found.sort((a, b) => a.start - b.start || a.order - b.order)
  }

  /** The stems of at least this many letters, for mending typing errors. */
  stems(atLeast: number): string[] {
    return [...this.#stems].filter((stem) => stem.length >= atLeast)
  }

  /** Lists each pattern under the rarest of its first words, so that "ik" alone sets nothing to work. */
  #index(): (Pattern<Tag>[] | undefined)[] {
    const often = new Uint32Array(this.#lexicon.size + 1)
    for (const { elements } of this.#all)
      for (let at = 0; at < fixed(elements); at++)
        for (const atom of atomsAt(elements, at)) often[atom] = (often[atom] ?? 0) + 1
    const byAtom = new Array<Pattern<Tag>[] | undefined>(this.#lexicon.size + 1)
    for (const pattern of this.#all) {
      const { elements } = pattern
      let rarest = 0
      let least = Number.POSITIVE_INFINITY
      for (let at = 0; at < fixed(elements); at++) {
        let times = 0
        for (const atom of atomsAt(elements, at)) times += often[atom] ?? 0
        if (times > 0 && times < least) {
          least = times
          rarest = at
        }
      }
      pattern.behind = elements[0] === 'start' ? rarest - 1 : rarest
      for (const atom of atomsAt(elements, rarest)) {
        const listed = byAtom[atom]
        if (listed === undefined) byAtom[atom] = [pattern]
        else listed.push(pattern)
      }
    }
    return byAtom
  }

  #compile(source: string): Element[][] {
    const parts = fold(source.toLowerCase()).replaceAll("'", '').split(' ')
    let variants: Element[][] = [[]]
    for (const part of parts) {
      if (part === '') continue
      const optional = part.length > 1 && part.endsWith('?')
      const element = this.#element(optional ? part.slice(0, -1) : part)
      const without = optional ? variants.map((elements) => [...elements]) : []
      for (const elements of variants) elements.push(element)
      variants = optional ? [...variants, ...without] : variants
    }
    return variants
  }

  #element(part: string): Element {
    const sign = signs[part]
    if (sign !== undefined) return sign
    return part.includes('/') ? part.split('/').flatMap((form) => this.#atoms(form)) : this.#atoms(part)
  }

  #atoms(form: string): number[] {
    const { atoms, stem } = this.#lexicon.learn(form)
    if (!form.startsWith('*') || form.endsWith('*')) this.#stems.add(stem)
    return atoms
  }
}

/** So many elements come before the first gap or the end: their distance from the start is fixed. */
function fixed(elements: Element[]): number {
  let at = 0
  while (at < elements.length && elements[at] !== 'gap' && elements[at] !== 'end') at++
  return at
}

const noPatterns: never[] = []
const noAtoms: number[] = []

function atomsAt(elements: Element[], at: number): number[] {
  const element = elements[at]
  return typeof element === 'object' ? element : noAtoms
}

/** The word after the last element, or -1 where the pattern does not fit. */
function reach(
  elements: Element[],
  index: number,
  at: number,
  words: readonly string[],
  seen: (readonly number[])[],
): number {
  const element = elements[index]
  if (element === undefined) return at
  if (element === 'start') return at === 0 ? reach(elements, index + 1, at, words, seen) : -1
  if (element === 'end') return words.slice(at).every((word) => word === '.') ? at : -1
  if (element === 'gap') {
    for (let skipped = 0; skipped <= widestGap; skipped++) {
      const end = reach(elements, index + 1, at + skipped, words, seen)
      if (end >= 0) return end
      const word = words[at + skipped]
      if (word === undefined || word === '.') return -1
    }
    return -1
  }
  const word = words[at]
  if (word === undefined) return -1
  if (element === 'any') return word === '.' ? -1 : reach(elements, index + 1, at + 1, words, seen)
  const atoms = seen[at] ?? noAtoms
  for (const atom of element) if (atoms.includes(atom)) return reach(elements, index + 1, at + 1, words, seen)
  return -1
}
