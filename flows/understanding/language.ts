import { type Language, languages } from '../../core/conversations/meaning.ts'
import { Bayes } from './bayes.ts'
import { fold, type Said, split } from './normalise.ts'
import { otherLanguages } from './other-languages.ts'
import { addPieces, pieceOf } from './pieces.ts'
import { headings, lines, list, type WordFiles, wordsUnder } from './word-files.ts'

/** The language of a message; sure when it is long and clear enough to change the language of the talk. */
export interface Spoken {
  language: Language | 'other' | null
  sure: boolean
}

const labels = [...languages, 'other'] as const

/** Learns to tell the languages apart from the examples; words that are the same everywhere count for nothing. */
export function createLanguageReader(files: WordFiles): (said: Said) => Spoken {
  const bayes = new Bayes(labels, 0.2)
  const known = new Set<string>()
  for (const { language, heading, text } of headings(files, 'examples'))
    for (const line of heading === 'words' ? list(text) : lines(text)) {
      for (const word of spell(line)) {
        bayes.learn(features(word), language)
        known.add(fold(word))
      }
      if (heading === 'words') bayes.learn([pieceOf(line), pieceOf(fold(line))], language)
    }
  for (const text of otherLanguages) for (const word of spell(text)) bayes.learn(features(word), 'other')
  for (const file of ['replies', 'choices', 'categories'])
    for (const { language, text } of headings(files, file))
      for (const word of spell(text.replace(/[*^$/_]/g, ' '))) {
        if (word.length < 3) continue
        bayes.learn(features(word), language)
        known.add(fold(word))
      }
  const shared = new Set(wordsUnder(files, 'words', 'shared'))

  return (said) => {
    const words = spell(said.spelt)
    if (mostlyForeignScript(said.spelt)) return { language: 'other', sure: true }
    const telling = words.filter((word) => !shared.has(word))
    if (telling.length === 0) return { language: null, sure: false }
    const weights = bayes.weigh(telling.flatMap(features))
    const ours = languages
      .map((label, index) => ({ label, weight: weights[index] ?? 0 }))
      .sort((a, b) => b.weight - a.weight)
    const [first, second] = ours
    if (first === undefined || second === undefined) return { language: null, sure: false }
    const foreign = (weights[languages.length] ?? 0) - first.weight
    const strange = split(said.folded).filter((word) => /^\p{L}{2,}/u.test(word) && !known.has(word)).length
    if (foreign > 0 && telling.length >= 2 && strange >= telling.length * 0.6)
      return { language: 'other', sure: true }
    return { language: first.label, sure: telling.length >= 3 && first.weight - second.weight > 4 }
  }
}

function spell(text: string): string[] {
  return text.toLowerCase().match(/\p{L}[\p{L}\p{M}']*/gu) ?? []
}

function features(word: string): number[] {
  const folded = fold(word)
  const found = [pieceOf(word)]
  addPieces(found, word, 1, 4)
  if (folded === word) return found
  found.push(pieceOf(folded))
  addPieces(found, folded, 2, 4)
  return found
}

function mostlyForeignScript(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return letters > 0 && latin < letters / 2
}
