import type { Lexicon } from './lexicon.ts'
import { fold } from './normalise.ts'
import { type Element, fixed, search, type Written, write } from './written-patterns.ts'

/** Where a pattern was found: from word `start` up to, not including, word `end`. */
export interface Hit<Tag> {
  tag: Tag
  pattern: string
  start: number
  end: number
}

interface Pattern<Tag> {
  tag: Tag
  source: string
  elements: readonly Element[]
  order: number
}

const signs: Record<string, Element> = { '..': 'gap', _: 'any', '^': 'start', $: 'end' }

/**
 * Finds many patterns in a message at once. A pattern is words in a row: `stem*`, `*end`, `*within*`, `this/that`,
 * `maybe?`, `..` (up to five words between), `_` (any one word), `^` and `$` (start and end of the message).
 */
export class Patterns<Tag> {
  readonly #lexicon: Lexicon
  readonly #all: Pattern<Tag>[] = []
  readonly #stems = new Set<string>()
  #written: Written | null = null

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
  }

  add(source: string, tag: Tag): void {
    this.#written = null
    for (const elements of this.#compile(source)) {
      if (!elements.slice(0, fixed(elements)).some(Array.isArray))
        throw new Error(`a pattern begins with a word: ${source}`)
      this.#all.push({ tag, source, elements, order: this.#all.length })
    }
  }

  find(words: readonly string[]): Hit<Tag>[] {
    this.#written ??= write(this.#all, this.#lexicon.size)
    const seen = words.map((word) => this.#lexicon.atomsOf(word))
    const found: (Hit<Tag> & { order: number })[] = []
    search(this.#written, words, seen, (order, start, end) => {
      const pattern = this.#all[order]
      if (pattern !== undefined) found.push({ tag: pattern.tag, pattern: pattern.source, start, end, order })
    })
    return found.length < 2 ? found : found.sort((a, b) => a.start - b.start || a.order - b.order)
  }

  /** The stems of at least this many letters, for mending typing errors. */
  stems(atLeast: number): string[] {
    return [...this.#stems].filter((stem) => stem.length >= atLeast)
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
