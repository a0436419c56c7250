import { createCategoryReader, type OwnKinds } from './category.ts'
import type { Lexicon } from './lexicon.ts'
import type { Recall } from './recall.ts'
import { vocabularyOf } from './vocabulary.ts'
import type { WordFiles } from './word-files.ts'

type PerLanguage<Value> = Partial<Record<string, Value>>

/** A neighbourhood, with what it says itself of kinds of help. */
export interface Home {
  id: string
  kinds: Record<
    string,
    { name: PerLanguage<string>; words: PerLanguage<string[]>; examples: PerLanguage<string[]> }
  >
}

type KindReader = ReturnType<typeof createCategoryReader>

/** A reader for each neighbourhood that describes kinds of help itself; nobody elsewhere is read by its words. */
export function createHomeReaders(
  files: WordFiles,
  recall: Recall,
  lexicon: Lexicon,
  known: (word: string) => boolean,
  homes: readonly Home[],
): Map<string, KindReader> {
  const readers = new Map<string, KindReader>()
  for (const { id, kinds } of homes) {
    const own: OwnKinds = {}
    for (const [kind, { name, words, examples }] of Object.entries(kinds))
      own[kind] = { words: [...listed(words), ...listed(name)], examples: listed(examples) }
    const texts = Object.values(own).flatMap(({ words, examples }) => [...words, ...examples])
    if (texts.length === 0) continue
    const knownHere = vocabularyOf(texts)
    const reader = createCategoryReader(files, recall, lexicon, (word) => known(word) || knownHere(word), own)
    readers.set(id, reader)
  }
  return readers
}

function listed(said: PerLanguage<string | string[]>): string[] {
  return Object.values(said).flatMap((one) => one ?? [])
}
