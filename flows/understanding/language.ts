import { type Language, languages } from '../../core/conversations/meaning.ts'
import { Bayes } from './bayes.ts'
import { fold, type Said, split } from './normalise.ts'
import { otherLanguages } from './other-languages.ts'
import { perWord } from './per-word.ts'
import { addPieces, pieceOf } from './pieces.ts'
import { headings, lines, list, type WordFiles, wordsUnder } from './word-files.ts'

/** The language of a message; sure when it is long and clear enough to change the language of the talk. */
export interface Spoken {
  language: Language | 'other' | null
  sure: boolean
}

/**
 * Learns to tell the languages apart from the examples; words that are the same everywhere count for nothing. A dialect
 * is learnt as a tongue of its own, since it is neither, and answered in the language in whose folder it stands.
 */
export function createLanguageReader(files: WordFiles): (said: Said) => Spoken {
  const dialects = headings(files, 'dialects')
  const labels = [...languages, 'other', ...dialects.map(({ heading }) => heading)]
  const bayes = new Bayes(labels, 0.2)
  const known = new Set<string>()
  const learn = (word: string, label: string) => {
    bayes.learn(features(word), label)
    known.add(fold(word))
  }
  for (const { language, heading, text } of headings(files, 'examples'))
    for (const line of heading === 'words' ? list(text) : lines(text)) {
      for (const word of spell(line)) learn(word, language)
      if (heading === 'words') bayes.learn([pieceOf(line), pieceOf(fold(line))], language)
    }
  for (const { heading, text } of dialects) for (const word of spell(text)) learn(word, heading)
  for (const text of otherLanguages) for (const word of spell(text)) bayes.learn(features(word), 'other')
  for (const file of ['replies', 'choices', 'categories'])
    for (const { language, text } of headings(files, file))
      for (const word of spell(text.replace(/[*^$/_]/g, ' '))) if (word.length >= 3) learn(word, language)
  const shared = new Set(wordsUnder(files, 'words', 'shared'))
  const other = labels.indexOf('other')
  const columnsOf = languages.map((language, own) => ({
    language,
    own,
    spoken: dialects.flatMap((one) => (one.language === language ? [labels.indexOf(one.heading)] : [])),
  }))
  const weigh = perWord((word) => bayes.weigh(features(word)))

  return (said) => {
    if (mostlyForeignScript(said.spelt)) return { language: 'other', sure: true }
    const telling = spell(said.spelt).filter((word) => !shared.has(word))
    if (telling.length === 0) return { language: null, sure: false }
    const weights: number[] = labels.map(() => 0)
    for (const word of telling) {
      const ofWord = weigh(word)
      for (let column = 0; column < labels.length; column++)
        weights[column] = (weights[column] ?? 0) + (ofWord[column] ?? 0)
    }
    const weightOf = (column: number) => weights[column] ?? 0
    const ours = columnsOf
      .map(({ language, own, spoken }) => ({
        language,
        weight: Math.max(weightOf(own), ...spoken.map(weightOf)),
      }))
      .sort((a, b) => b.weight - a.weight)
    const [first, second] = ours
    if (first === undefined || second === undefined) return { language: null, sure: false }
    const foreign = weightOf(other) - Math.max(...columnsOf.map(({ own }) => weightOf(own)))
    const strange = () =>
      split(said.folded).filter((word) => /^\p{L}{2,}/u.test(word) && !known.has(word)).length
    if (foreign > 0 && telling.length >= 2 && strange() >= telling.length * 0.6)
      return { language: 'other', sure: true }
    return { language: first.language, sure: telling.length >= 3 && first.weight - second.weight > 4 }
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
  if (!/[\p{L}--\p{Script=Latin}]/v.test(text)) return false
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return letters > 0 && latin < letters / 2
}
