import { fold, split } from './normalise.ts'

/** Where a pattern was found: from word `start` up to, not including, word `end`. */
export interface Hit<Tag> {
  tag: Tag
  pattern: string
  start: number
  end: number
}

type Element =
  | { kind: 'words'; atoms: number[] }
  | { kind: 'gap' }
  | { kind: 'any' }
  | { kind: 'start' }
  | { kind: 'end' }

interface Pattern<Tag> {
  tag: Tag
  source: string
  elements: Element[]
}

const widestGap = 5
/** Words whose atoms are remembered; chat repeats itself. */
const mostRemembered = 3000

/**
 * Finds many patterns in a message at once. A pattern is words in a row: `stem*`, `*end`, `*within*`, `this/that`,
 * `maybe?`, `..` (up to five words between), `_` (any one word), `^` and `$` (start and end of the message).
 */
export class Patterns<Tag> {
  readonly #exact = new Map<string, number>()
  readonly #prefix = new Map<string, number>()
  readonly #suffix = new Map<string, number>()
  readonly #within = new Map<string, number>()
  readonly #byAtom = new Map<number, Pattern<Tag>[]>()
  readonly #byFirstAtom = new Map<number, Pattern<Tag>[]>()
  readonly #bySecondAtom = new Map<number, Pattern<Tag>[]>()
  readonly #seen = new Map<string, number[]>()
  #atoms = 0

  add(source: string, tag: Tag): void {
    this.#seen.clear()
    for (const elements of this.#compile(source)) {
      const pattern = { tag, source, elements }
      const [first, second] = elements
      const opens = first?.kind === 'start' || first?.kind === 'any'
      const anchor = opens ? second : first
      if (anchor?.kind !== 'words') throw new Error(`a pattern begins with a word: ${source}`)
      index(
        first?.kind === 'start'
          ? this.#byFirstAtom
          : first?.kind === 'any'
            ? this.#bySecondAtom
            : this.#byAtom,
        anchor.atoms,
        pattern,
      )
    }
  }

  find(words: string[]): Hit<Tag>[] {
    const seen = words.map((word) => this.#atomsOf(word))
    const hits: Hit<Tag>[] = []
    const attempt = (pattern: Pattern<Tag>, start: number) => {
      const end = reach(pattern.elements, 0, start, words, seen)
      if (end >= 0) hits.push({ tag: pattern.tag, pattern: pattern.source, start, end })
    }
    for (const atom of seen[0] ?? [])
      for (const pattern of this.#byFirstAtom.get(atom) ?? []) attempt(pattern, 0)
    for (const [position, atoms] of seen.entries())
      for (const atom of atoms) {
        for (const pattern of this.#byAtom.get(atom) ?? []) attempt(pattern, position)
        if (position > 0)
          for (const pattern of this.#bySecondAtom.get(atom) ?? []) attempt(pattern, position - 1)
      }
    return hits
  }

  /** Whether some pattern knows this word. */
  knows(word: string): boolean {
    return this.#atomsOf(word).length > 0
  }

  /** The stems of at least this many letters, for mending typing errors. */
  stems(atLeast: number): string[] {
    return [...this.#exact.keys(), ...this.#prefix.keys(), ...this.#within.keys()].filter(
      (s) => s.length >= atLeast,
    )
  }

  #compile(source: string): Element[][] {
    let variants: Element[][] = [[]]
    for (const part of fold(source.toLowerCase()).replace(/'/g, '').trim().split(/\s+/)) {
      const optional = part.length > 1 && part.endsWith('?')
      const element = this.#element(optional ? part.slice(0, -1) : part)
      const longer = variants.map((elements) => [...elements, element])
      variants = optional ? [...longer, ...variants] : longer
    }
    return variants
  }

  #element(part: string): Element {
    if (part === '..') return { kind: 'gap' }
    if (part === '_') return { kind: 'any' }
    if (part === '^') return { kind: 'start' }
    if (part === '$') return { kind: 'end' }
    return { kind: 'words', atoms: part.split('/').map((word) => this.#atom(word)) }
  }

  #atom(word: string): number {
    const [open, close] = [word.startsWith('*'), word.endsWith('*')]
    const text = split(word.replace(/\*/g, '')).join('')
    const table = open && close ? this.#within : open ? this.#suffix : close ? this.#prefix : this.#exact
    const known = table.get(text)
    if (known !== undefined) return known
    table.set(text, ++this.#atoms)
    return this.#atoms
  }

  #atomsOf(word: string): number[] {
    const known = this.#seen.get(word)
    if (known !== undefined) return known
    const found = this.#lookUp(word)
    if (this.#seen.size >= mostRemembered) this.#seen.clear()
    this.#seen.set(word, found)
    return found
  }

  #lookUp(word: string): number[] {
    const found = new Set<number>()
    const take = (atom: number | undefined) => atom !== undefined && found.add(atom)
    take(this.#exact.get(word))
    const size = Math.min(word.length, 40)
    for (let to = 1; to <= size; to++) take(this.#prefix.get(word.slice(0, to)))
    if (this.#suffix.size > 0)
      for (let from = 0; from < size; from++) take(this.#suffix.get(word.slice(from)))
    if (this.#within.size > 0)
      for (let from = 0; from < size; from++)
        for (let to = from + 3; to <= size; to++) take(this.#within.get(word.slice(from, to)))
    return [...found]
  }
}

function index<Tag>(table: Map<number, Pattern<Tag>[]>, atoms: number[], pattern: Pattern<Tag>): void {
  for (const atom of atoms) {
    const listed = table.get(atom)
    if (listed === undefined) table.set(atom, [pattern])
    else listed.push(pattern)
  }
}

/** The word after the last element, or -1 where the pattern does not fit. */
function reach(elements: Element[], index: number, at: number, words: string[], seen: number[][]): number {
  const element = elements[index]
  if (element === undefined) return at
  if (element.kind === 'start') return at === 0 ? reach(elements, index + 1, at, words, seen) : -1
  if (element.kind === 'end') {
    const rest = words.slice(at)
    return rest.every((word) => word === '.') ? at : -1
  }
  if (element.kind === 'gap') {
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
  const fits = element.kind === 'any' ? word !== '.' : element.atoms.some((atom) => seen[at]?.includes(atom))
  return fits ? reach(elements, index + 1, at + 1, words, seen) : -1
}
