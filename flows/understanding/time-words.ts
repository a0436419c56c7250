import { fold } from './normalise.ts'
import { headings, list, type WordFiles, wordsUnder } from './word-files.ts'

const telling = /^(?:weekday|weekly|day|day-\p{L}+|part|word\.asap)(?:\.|$)/u
/** Shorter words, such as "de" and "van", are found in the names of towns too. */
const shortest = 4

/** Knows the words that name a day or a part of it: "morgenmiddag" is no town. */
export function createTimeWords(files: WordFiles): (word: string) => boolean {
  const known = new Set<string>()
  const add = (word: string) => {
    if (word.length >= shortest) known.add(word)
  }
  const suffixes = ['morning', 'afternoon', 'evening'].flatMap((part) =>
    wordsUnder(files, 'when', `suffix.${part}`),
  )
  for (const { heading, text } of headings(files, 'when')) {
    if (!telling.test(heading)) continue
    for (const entry of list(text)) {
      for (const word of plain(entry).match(/\p{L}+/gu) ?? []) add(word)
      if (heading.startsWith('weekday.')) for (const suffix of suffixes) add(plain(entry + suffix))
    }
  }
  return (word) => known.has(plain(word))
}

function plain(word: string): string {
  return fold(word.toLowerCase())
}
