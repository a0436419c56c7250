import { fold } from './normalise.ts'
import { Patterns } from './patterns.ts'
import { headings, type WordFiles } from './word-files.ts'

const files = ['categories', 'danger', 'acts', 'replies', 'choices', 'when', 'examples']

/** Whether a word is known from any of the word files; such a word is no typing error. */
export function createVocabulary(wordFiles: WordFiles): (word: string) => boolean {
  const words = new Patterns<null>()
  const seen = new Set<string>()
  for (const file of files)
    for (const { text } of headings(wordFiles, file))
      for (const word of fold(text.toLowerCase())
        .replace(/'/g, '')
        .match(/\p{L}+\*?/gu) ?? []) {
        if (!seen.has(word)) words.add(word, null)
        seen.add(word)
      }
  return (word) => words.knows(word)
}
