import { type Act, acts } from '../../core/conversations/meaning.ts'
import { createWeigher, Lessons } from './logistic.ts'
import { addPieces, once, pairOf, pieceOf, stemOf } from './pieces.ts'
import { plainWords } from './plain-words.ts'
import type { Recall } from './recall.ts'
import { headings, lines, type WordFiles } from './word-files.ts'

/** What somebody seems to do by saying this, and how likely that is, from 0 to 1. */
export interface Seeming {
  act: Act
  chance: number
  /** How likely it is that they ask for help. */
  request: number
}

/** A second opinion beside the rules: learns from examples how each act sounds, however it is put. */
export function createSoundsLikeAct(files: WordFiles, recall: Recall): (words: string[]) => Seeming {
  const weigh = createWeigher(recall(`acts ${acts}`, () => lessonsFrom(files).learn()))
  return (words) => {
    const chances = weigh(features(words.filter((word) => /^\p{L}/u.test(word))))
    const best = chances.indexOf(Math.max(...chances))
    return {
      act: acts[best] ?? 'request',
      chance: Math.exp(chances[best] ?? 0),
      request: Math.exp(chances[acts.indexOf('request')] ?? 0),
    }
  }
}

function lessonsFrom(files: WordFiles): Lessons<Act> {
  const lessons = new Lessons<Act>(acts)
  for (const { heading, text } of headings(files, 'act-examples')) {
    const act = acts.find((known) => known === heading)
    if (act === undefined) throw new Error(`act-examples.yaml: unknown heading ${heading}`)
    for (const line of lines(text)) lessons.add(features(plainWords(line)), act)
  }
  for (const { heading, text } of headings(files, 'examples'))
    if (heading !== 'words' && heading !== 'talk')
      for (const line of lines(text)) lessons.add(features(plainWords(line)), 'request')
  return lessons
}

const start = pieceOf('^')
const end = pieceOf('$')
const sizes = [0, 1, 2, 3, 4, 5].map((size) => pieceOf(`#${size}`))

/** Words, their stems and pieces, pairs of words, how it opens and ends, and how long it is. */
function features(words: string[]): Int32Array {
  const found: number[] = []
  let before = start
  for (const word of words) {
    const whole = pieceOf(word)
    found.push(whole, pairOf(before, whole))
    if (word.length > 5) found.push(stemOf(word, 5))
    addPieces(found, word, 4, 4)
    before = whole
  }
  found.push(pairOf(before, end), sizes[Math.min(5, words.length >> 2)] ?? 0)
  return once(found)
}
