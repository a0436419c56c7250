/**
 * Mends one typing error in a word that nobody knows, by the stems that we do know:
 * a letter too many, too few, wrong, or two swapped.
 */
export function createSpeller(
  stems: string[],
  known: (word: string) => boolean,
): (word: string) => string | null {
  const byShorter = new Map<string, string>()
  for (const stem of stems)
    for (const shorter of [stem, ...withoutOne(stem)])
      if (!byShorter.has(shorter)) byShorter.set(shorter, stem)
  return (word) => {
    if (word.length < 6 || word.length > 24 || known(word)) return null
    for (let size = word.length; size >= 6; size--) {
      const start = word.slice(0, size)
      for (const attempt of [start, ...withoutOne(start)]) {
        const stem = byShorter.get(attempt)
        if (stem !== undefined && Math.abs(stem.length - size) <= 1 && stem[0] === word[0])
          return stem + word.slice(size)
      }
    }
    return null
  }
}

function withoutOne(word: string): string[] {
  return Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))
}
