import { type WordFiles, wordsUnder } from './word-files.ts'

const mostWords = 4
const looksLikeTime = /\d/

/** Reads where somebody wants to go, in their own words: "bij de huisarts" is the "huisarts". */
export function createDestinationReader(files: WordFiles): (raw: string) => string | null {
  const under = (heading: string) =>
    new Set(wordsUnder(files, 'destinations', heading).map((word) => word.toLowerCase()))
  const [to, skip, ends] = [under('to'), under('skip'), under('ends')]
  return (raw) => {
    const words = raw.split(/\s+/).filter(Boolean)
    for (const [index, word] of words.entries()) {
      if (!to.has(bare(word))) continue
      const found = collect(words.slice(index + 1), skip, ends)
      if (found) return found
    }
    return null
  }
}

function collect(words: string[], skip: Set<string>, ends: Set<string>): string | null {
  const found: string[] = []
  for (const word of words) {
    const plain = bare(word)
    if (found.length === 0 && skip.has(plain)) continue
    if (plain === '' || ends.has(plain) || looksLikeTime.test(plain) || found.length === mostWords) break
    found.push(word.replace(/[^\p{L}'’.-]/gu, '').replace(/[.]$/u, ''))
    if (/[,.!?;:)]$/u.test(word)) break
  }
  return found.length > 0 ? found.join(' ').toWellFormed() : null
}

function bare(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^[^\p{L}\d']+|[^\p{L}\d']+$/gu, '')
}
