import type { Category } from '../../core/conversations/meaning.ts'
import type { Lexicon } from './lexicon.ts'
import { fold, type Said, split } from './normalise.ts'
import { Patterns } from './patterns.ts'
import { headings, list, type WordFiles } from './word-files.ts'

/** A choice as it was offered. */
export interface Offered {
  value: string
  label: string
}

/** What else was read from the message that may name a choice. */
export interface Clues {
  answer: 'yes' | 'no' | 'yes-but' | null
  categories: Category[]
  language: string | null
}

const ordinals: RegExp[] = [
  /^(1e|1ste|eerste|earste|first|1st|een|ien|one)$/,
  /^(2e|2de|tweede|twadde|second|2nd|twee|twa|two)$/,
  /^(3e|3de|derde|tredde|third|3rd|drie|trije|three)$/,
  /^(4e|4de|vierde|fjirde|fourth|4th|vier|fjouwer|four)$/,
  /^(5e|5de|vijfde|fyfde|fifth|5th|vijf|fiif|five)$/,
  /^(6e|6de|zesde|sechsde|sixth|6th|zes|seis|six)$/,
]
const around =
  /^(nr|nummer|numer|number|optie|opsje|option|keuze|kar|de|it|het|the|en|and|of|or|plus|graag|graach|please|doe|doch|maar|mar|is|wordt|ja|yes|ik|kies|neem|i|choose|take|number|dan|then|e|ste)$/

/** Reads which of the offered choices are named: by number, label, value, or a word that means the same. */
export function createChoiceReader(
  files: WordFiles,
  lexicon: Lexicon,
): (said: Said, offered: Offered[], clues: Clues) => string[] {
  const synonyms = new Patterns<string>(lexicon)
  for (const { heading, text } of headings(files, 'choices'))
    for (const word of list(text)) synonyms.add(word, heading)
  return (said, offered, clues) => {
    const words = split(said.folded)
    const numbered = byNumber(said, words, offered)
    if (numbered.length > 0) return numbered
    const text = words.join(' ')
    const exact = offered.filter((choice) =>
      [choice.label, choice.value].some((name) => plain(name) === text),
    )
    if (exact.length > 0) return values(exact)
    const named = offered.filter((choice) => mentions(text, plain(choice.label)))
    const meant = new Set<string>([...synonyms.find(said.words).map((hit) => hit.tag), ...clues.categories])
    if (clues.language !== null) meant.add(clues.language)
    if (clues.answer !== null) meant.add(clues.answer === 'no' ? 'no' : 'yes')
    if (clues.answer === 'yes') meant.delete('no')
    if (clues.answer === 'no') meant.delete('yes')
    const byMeaning = offered.filter((choice) => meant.has(choice.value))
    const all = offered.filter((choice) => named.includes(choice) || byMeaning.includes(choice))
    if (all.length > 0) return values(all)
    if (meant.has('all') && !offered.some((choice) => choice.value === 'all')) return values(offered)
    const close = offered.filter((choice) => likeness(text, plain(choice.label)) >= 0.75)
    return close.length === 1 ? values(close) : []
  }
}

function values(offered: Offered[]): string[] {
  return offered.map((choice) => choice.value)
}

function plain(label: string): string {
  return split(fold(label.toLowerCase()))
    .filter((word) => word !== '.')
    .join(' ')
}

function mentions(text: string, label: string): boolean {
  return label.length > 1 && ` ${text} `.includes(` ${label} `)
}

/** "2", "nr 2", "1 en 3", "de tweede": only when there is nothing else in the message. */
function byNumber(said: Said, words: string[], offered: Offered[]): string[] {
  const telling = words.filter((word) => word !== '.' && !around.test(word))
  const suffixed = telling.length === 2 && /^(st|nd|rd|th|e|de)$/.test(telling[1] ?? '')
  const joined = suffixed ? telling.slice(0, 1) : telling
  if (joined.length === 0) return []
  const picked = joined.map((word) => {
    const ordinal = ordinals.findIndex((pattern) => pattern.test(word))
    return /^\d{1,2}$/.test(word) ? Number(word) - 1 : ordinal
  })
  const found = picked.map((index) => offered[index])
  if (/[:]|\d[.]\d/.test(said.folded) || found.some((choice) => choice === undefined)) return []
  return [...new Set(found.flatMap((choice) => (choice === undefined ? [] : [choice.value])))]
}

/** How alike two short texts are, by their pairs of letters: 1 the same, 0 nothing in common. */
function likeness(one: string, other: string): number {
  const pairs = (text: string) =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))
  const [a, b] = [pairs(one.slice(0, 60)), pairs(other.slice(0, 60))]
  const common = [...a].filter((pair) => b.has(pair)).length
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size)
}
