import type { Lexicon } from './lexicon.ts'
import { Patterns } from './patterns.ts'
import { list, type WordFiles, wordsUnder } from './word-files.ts'

/** Finds how far words of courtesy reach from the start, and where those at the end begin. */
export type Courtesies = (words: string[]) => { from: number; to: number }

/** Words that do not change what is said: greetings, please and thanks. */
export function createCourtesies(files: WordFiles, lexicon: Lexicon): Courtesies {
  const patterns = new Patterns<null>(lexicon)
  for (const filler of wordsUnder(files, 'replies', 'fillers').flatMap(list)) patterns.add(filler, null)
  return (words) => {
    const hits = patterns.find(words)
    const idle = (word: string | undefined) => word === '.' || word === ','
    let from = 0
    for (;;) {
      if (from < words.length && idle(words[from])) from++
      else {
        const furthest = Math.max(...hits.filter((hit) => hit.start === from).map((hit) => hit.end))
        if (furthest <= from) break
        from = furthest
      }
    }
    let to = words.length
    for (;;) {
      if (to > from && idle(words[to - 1])) to--
      else {
        const earliest = Math.min(...hits.filter((hit) => hit.end === to).map((hit) => hit.start))
        if (earliest >= to) break
        to = earliest
      }
    }
    return { from, to: Math.max(from, to) }
  }
}
