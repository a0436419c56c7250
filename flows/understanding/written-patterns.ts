/** The atoms of which a word must have one, or: any word, a gap of some words, the edges of the message. */
export type Element = number[] | 'any' | 'gap' | 'start' | 'end'

/**
 * Patterns as numbers in a row, which is read much faster than objects here and there: those that are found by one
 * atom stand behind each other, from where `starts` says.
 */
export interface Written {
  starts: Int32Array
  code: Int32Array
}

/** What a pattern asks of a word; a number above nought is how many atoms follow, of which the word must have one. */
const asks = { nothing: 0, any: -1, gap: -2, start: -3, end: -4 }

const widestGap = 5

/** Writes each pattern under the rarest of its first words, so that "ik" alone sets nothing to work. */
export function write(
  patterns: readonly { elements: readonly Element[]; order: number }[],
  atoms: number,
): Written {
  const often = new Uint32Array(atoms + 1)
  for (const { elements } of patterns)
    for (let at = 0; at < fixed(elements); at++)
      for (const atom of atomsAt(elements, at)) often[atom] = (often[atom] ?? 0) + 1
  const byAtom = new Map<number, { order: number; behind: number; steps: number[] }[]>()
  for (const { elements, order } of patterns) {
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
    const behind = elements[0] === 'start' ? rarest - 1 : rarest
    const steps = elements.flatMap(stepsOf)
    for (const atom of atomsAt(elements, rarest)) {
      const listed = byAtom.get(atom)
      if (listed === undefined) byAtom.set(atom, [{ order, behind, steps }])
      else listed.push({ order, behind, steps })
    }
  }
  // nothing begins at 0, so that 0 may say that nothing follows
  const code = [0]
  const starts = new Int32Array(atoms + 1)
  for (const [atom, listed] of byAtom) {
    starts[atom] = code.length
    for (const [at, { order, behind, steps }] of listed.entries()) {
      const next = at === listed.length - 1 ? 0 : code.length + steps.length + 4
      code.push(next, behind, order, ...steps, asks.nothing)
    }
  }
  return { starts, code: Int32Array.from(code) }
}

/** So many elements come before the first gap or the end: their distance from the start is fixed. */
export function fixed(elements: readonly Element[]): number {
  let at = 0
  while (at < elements.length && elements[at] !== 'gap' && elements[at] !== 'end') at++
  return at
}

const noAtoms: number[] = []

function atomsAt(elements: readonly Element[], at: number): number[] {
  const element = elements[at]
  return typeof element === 'object' ? element : noAtoms
}

function stepsOf(element: Element): number[] {
  return typeof element === 'object' ? [element.length, ...element] : [asks[element]]
}

/** Takes each pattern that fits, with the word where it starts and the word after its end. */
export function search(
  { starts, code }: Written,
  words: readonly string[],
  seen: (readonly number[])[],
  take: (order: number, start: number, end: number) => void,
): void {
  for (let position = 0; position < seen.length; position++)
    for (const atom of seen[position] ?? noAtoms)
      for (let at = starts[atom] ?? 0, next = 0; at > 0; at = next) {
        next = code[at] ?? 0
        const start = position - (code[at + 1] ?? 0)
        const end = start < 0 ? -1 : reach(code, at + 3, start, words, seen)
        if (end >= 0) take(code[at + 2] ?? 0, start, end)
      }
}

/** The word after the last that is asked for from this step on, or -1 where the pattern does not fit. */
function reach(
  code: Int32Array,
  step: number,
  at: number,
  words: readonly string[],
  seen: (readonly number[])[],
): number {
  const asked = code[step] ?? asks.nothing
  if (asked === asks.nothing) return at
  if (asked === asks.start) return at === 0 ? reach(code, step + 1, at, words, seen) : -1
  if (asked === asks.end) return words.slice(at).every((word) => word === '.') ? at : -1
  if (asked === asks.gap) {
    for (let skipped = 0; skipped <= widestGap; skipped++) {
      const end = reach(code, step + 1, at + skipped, words, seen)
      if (end >= 0) return end
      const word = words[at + skipped]
      if (word === undefined || word === '.') return -1
    }
    return -1
  }
  const word = words[at]
  if (word === undefined) return -1
  if (asked === asks.any) return word === '.' ? -1 : reach(code, step + 1, at + 1, words, seen)
  const atoms = seen[at] ?? noAtoms
  const last = step + asked
  for (let atom = step + 1; atom <= last; atom++)
    if (atoms.includes(code[atom] ?? 0)) return reach(code, last + 1, at + 1, words, seen)
  return -1
}
