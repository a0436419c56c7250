import { fold } from './normalise.ts'
import { headings, type WordFiles } from './word-files.ts'

const files = ['categories', 'danger', 'acts', 'replies', 'choices', 'when', 'examples']

/** Whether a word is known from any of the word files; such a word is no typing error. */
export function createVocabulary(wordFiles: WordFiles): (word: string) => boolean {
  return vocabularyOf(files.flatMap((file) => headings(wordFiles, file).map(({ text }) => text)))
}

/** Whether a word stands in one of these texts; `fiets*` is every word that begins so. */
export function vocabularyOf(texts: Iterable<string>): (word: string) => boolean {
  const whole = new Set<string>()
  const starts = new Set<string>()
  for (const text of texts)
    for (const word of fold(text.toLowerCase())
      .replace(/'/g, '')
      .match(/\p{L}+\*?/gu) ?? [])
      if (word.endsWith('*')) starts.add(word.slice(0, -1))
      else whole.add(word)
  return (word) => {
    if (whole.has(word)) return true
    for (let size = 1; size <= word.length; size++) if (starts.has(word.slice(0, size))) return true
    return false
  }
}
