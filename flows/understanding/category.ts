import { type Category, categories, type Expectation } from '../../core/conversations/meaning.ts'
import type { Lexicon } from './lexicon.ts'
import { createWeigher, Lessons } from './logistic.ts'
import type { Said } from './normalise.ts'
import { looksLikeName, ownNames, withoutPostcodes } from './own-names.ts'
import { Patterns } from './patterns.ts'
import { addWord, once } from './pieces.ts'
import { plainWords } from './plain-words.ts'
import type { Recall } from './recall.ts'
import { createSpeller } from './speller.ts'
import { headings, lines, list, type WordFiles } from './word-files.ts'

/** What kind of help a message is about. */
export interface Kind {
  category: Category | null
  top3: Category[]
  /** Those with clear words of their own in the message, best first. */
  named: Category[]
  /** How strong the best words are: 0 none, 1 weak, 2 normal, 3 and more strong. */
  strength: number
  reasons: string[]
}

const weights: Record<string, number> = { sure: 4.6, strong: 3, normal: 1.6, weak: 0.6 }
const nothing: Category[] = ['other', 'odd-jobs', 'company']
/** What a neighbourhood calls its own comes before what everybody knows, also where the learner knows everybody's far better. */
const ownWeight = 14
const shareOfLearner = 1.6
const farthest = -5
const noKind: Kind = { category: null, top3: nothing, named: [], strength: 0, reasons: [] }

/** Words and examples of a neighbourhood's own for kinds of help, in all languages at once. */
export type OwnKinds = Record<Category, { words: string[]; examples: string[] }>

/** Learns the kinds of help from words and examples: the words decide, and where they are not known, what looks like them. */
export function createCategoryReader(
  files: WordFiles,
  recall: Recall,
  lexicon: Lexicon,
  known: (word: string) => boolean,
  own: OwnKinds = {},
): (said: Said, asked: Expectation | null) => Kind {
  const patterns = new Patterns<{ category: Category; weight: number }>(lexicon)
  const kinds = [...new Set<Category>([...categories, ...Object.keys(own)])]
  for (const { category, weight, pattern } of namesOf(files))
    patterns.add(pattern, { category, weight: weight + longer(pattern) })
  for (const [category, { words }] of Object.entries(own))
    for (const pattern of words) patterns.add(pattern, { category, weight: ownWeight + longer(pattern) })
  const weigh = createWeigher(
    recall(`kinds ${JSON.stringify([kinds, own])}`, () => lessonsFrom(files, kinds, own).learn()),
  )
  const mend = createSpeller(patterns.stems(6), known)

  return (said, asked) => {
    if (asked === 'name' && looksLikeName(said.raw, 1)) return noKind
    const names = ownNames(said.raw)
    // whoever is asked for a name types names, and no typing errors of other words
    const stands = (word: string) => asked === 'name' || names.has(word)
    const words = withoutPostcodes(said).map((word) => (stands(word) ? word : (mend(word) ?? word)))
    const best = new Map<Category, Map<number, number>>()
    const reasons: string[] = []
    for (const hit of patterns.find(words)) {
      const at = best.get(hit.tag.category) ?? new Map<number, number>()
      for (let place = hit.start; place < hit.end; place++)
        at.set(place, Math.max(at.get(place) ?? 0, hit.tag.weight / Math.sqrt(hit.end - hit.start)))
      best.set(hit.tag.category, at)
      if (hit.tag.weight >= 1.6) reasons.push(`${hit.tag.category}: ${hit.pattern}`)
    }
    const learnt = weigh(features(words))
    const top = Math.max(...learnt)
    const scored = kinds
      .map((category, index) => {
        const hits = [...(best.get(category)?.values() ?? [])].sort((a, b) => b - a)
        const strength = hits.reduce((sum, weight, rank) => sum + weight / (rank + 1), 0)
        const behind = (learnt[index] ?? top) - top
        // further behind hardly matters, but still tells the second from the third
        const likeness = Math.max(farthest, behind) + behind / 100
        return {
          category,
          strength,
          score: strength + shareOfLearner * likeness - (category === 'other' ? 0.3 : 0),
        }
      })
      .sort((a, b) => b.score - a.score)
    const found = scored.filter((entry) => entry.strength > 0)
    const strength = found[0]?.strength ?? 0
    const best3 = words.length >= 4 || found.length > 0 ? scored.map((entry) => entry.category) : nothing
    return {
      category: scored[0] !== undefined && scored[0].strength > 0 ? scored[0].category : null,
      top3: best3.slice(0, 3),
      named: found
        .filter((entry) => entry.strength >= 2.5)
        .slice(0, 3)
        .map((entry) => entry.category),
      strength,
      reasons,
    }
  }
}

/** The words for every kind of help, and how much each tells. */
function namesOf(files: WordFiles): { category: Category; weight: number; pattern: string }[] {
  return headings(files, 'categories').flatMap(({ heading, text }) => {
    const [category, strength] = heading.split('.')
    const weight = weights[strength ?? '']
    if (category === undefined || !isCategory(category) || weight === undefined)
      throw new Error(`categories.yaml: unknown heading ${heading}`)
    return list(text).map((pattern) => ({ category, weight, pattern }))
  })
}

function lessonsFrom(files: WordFiles, kinds: readonly Category[], own: OwnKinds): Lessons<Category> {
  const lessons = new Lessons(kinds)
  const add = (line: string, kind: Category) => lessons.add(features(plainWords(line)), kind)
  for (const { category, weight, pattern } of namesOf(files)) if (weight > 1) add(pattern, category)
  for (const { heading, text } of headings(files, 'examples'))
    if (isCategory(heading)) for (const line of lines(text)) add(line, heading)
  for (const [category, { words, examples }] of Object.entries(own))
    for (const line of [...words, ...examples]) add(line, category)
  return lessons
}

function isCategory(name: string): boolean {
  return categories.some((category) => category === name)
}

/** A pattern of more words says more. */
function longer(pattern: string): number {
  return 0.8 * (pattern.split(/\s+/).filter((part) => part !== '..').length - 1)
}

const stem = 5

function features(words: string[]): Int32Array {
  const found: number[] = []
  for (const word of words) addWord(found, word, stem)
  return once(found)
}
