import { NumberTable } from './number-table.ts'
import { perWord } from './per-word.ts'

const shortest = 6
const longest = 24

/**
 * Mends one typing error in a word that nobody knows, by the stems that we do know:
 * a letter too many, too few, wrong, or two swapped. Stems are found by a number made of their letters,
 * once whole and once without each letter: a tenth of the memory that the spellings themselves would take.
 */
export function createSpeller(
  stems: string[],
  known: (word: string) => boolean,
): (word: string) => string | null {
  const byLetters = new NumberTable()
  const stemOf: number[] = []
  for (const [index, stem] of stems.entries())
    for (let left = -1; left < stem.length; left++) {
      const row = byLetters.add(keyOf(stem, stem.length, left))
      if (row === stemOf.length) stemOf.push(index)
    }
  const mend = perWord((word) => {
    if (known(word)) return null
    for (let size = word.length; size >= shortest; size--)
      for (let left = -1; left < size; left++) {
        const stem = stems[stemOf[byLetters.find(keyOf(word, size, left))] ?? -1]
        if (stem !== undefined && stem[0] === word[0] && oneOff(stem, word.slice(0, size)))
          return stem + word.slice(size)
      }
    return null
  })
  return (word) => (word.length < shortest || word.length > longest ? null : mend(word))
}

/** A number for the first `size` letters without the one at `left`. */
function keyOf(word: string, size: number, left: number): number {
  let key = 0x811c9dc5
  for (let at = 0; at < size; at++) if (at !== left) key = Math.imul(key ^ word.charCodeAt(at), 0x01000193)
  return key | 0
}

/** Whether two spellings differ by one letter at most, or by two that changed places. */
function oneOff(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let same = 0
  while (same < one.length && one[same] === other[same]) same++
  let from = one.length
  let to = other.length
  while (from > same && to > same && one[from - 1] === other[to - 1]) {
    from--
    to--
  }
  const changed = Math.max(from - same, to - same)
  return changed <= 1 || (changed === 2 && one[same] === other[same + 1] && one[same + 1] === other[same])
}
