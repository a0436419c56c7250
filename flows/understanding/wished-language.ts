import { type Language, languages } from '../../core/conversations/meaning.ts'
import type { Lexicon } from './lexicon.ts'
import type { Said } from './normalise.ts'
import { Patterns } from './patterns.ts'
import { type WordFiles, wordsUnder } from './word-files.ts'

const refusal = /\b(geen|gjin|no|dont|don't|not|niet|net)\b/

/** Reads which language somebody names; "I don't speak Dutch" wishes the one it is said in. */
export function createWishedLanguageReader(
  files: WordFiles,
  lexicon: Lexicon,
): (said: Said) => Language | null {
  const names = new Patterns<Language>(lexicon)
  for (const entry of wordsUnder(files, 'words', 'names')) {
    const [code, word] = entry.split('=')
    const language = languages.find((known) => known === code?.trim())
    if (language !== undefined && word !== undefined) names.add(word.trim(), language)
  }
  return (said) => {
    const named = names.find(said.words).sort((a, b) => a.start - b.start)
    const last = named.at(-1)
    if (last === undefined) return null
    const before = said.words.slice(Math.max(0, last.start - 4), last.start).join(' ')
    if (!refusal.test(before)) return last.tag
    const other = named.find((hit) => hit.tag !== last.tag)
    return other?.tag ?? (last.tag === 'en' ? 'nl' : last.tag === 'fy' ? 'nl' : 'en')
  }
}
