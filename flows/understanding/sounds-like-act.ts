import { type Act, acts } from '../../core/conversations/meaning.ts'
import type { Evidence } from './decide.ts'
import { createWeigher, Lessons } from './logistic.ts'
import { addWords, once, pairOf, pieceOf } from './pieces.ts'
import { plainWords } from './plain-words.ts'
import type { Recall } from './recall.ts'
import { headings, lines, type WordFiles } from './word-files.ts'

/** What somebody seems to do by saying this, and how likely that is, from 0 to 1. */
export interface Seeming {
  act: Act
  chance: number
  /** How likely any other act is. */
  of: (act: Act) => number
}

/** What the rules hear in a message, by names that tell the learner one from another. */
type Hear = (text: string) => string[]

/** So much less often people ask for help than the examples do, which teach the kinds of help as well. */
const fewerRequests = 0.5

/** A second opinion beside the rules: learns from examples how each act sounds, however it is put, and what the rules hear in it. */
export function createSoundsLikeAct(
  files: WordFiles,
  recall: Recall,
  hear: Hear,
): (words: string[], heard: string[]) => Seeming {
  const weigh = createWeigher(recall(`acts ${acts}`, () => lessonsFrom(files, hear).learn()))
  const asks = acts.indexOf('request')
  return (words, heard) => {
    const learnt = weigh(
      features(
        words.filter((word) => /^\p{L}/u.test(word)),
        heard,
      ),
    )
    const shares = Array.from(learnt, (chance, at) => Math.exp(chance) * (at === asks ? fewerRequests : 1))
    const all = shares.reduce((sum, share) => sum + share, 0)
    const best = shares.indexOf(Math.max(...shares))
    const chances = Object.fromEntries(acts.map((act, at) => [act, (shares[at] ?? 0) / all]))
    return { act: acts[best] ?? 'request', chance: (shares[best] ?? 0) / all, of: (act) => chances[act] ?? 0 }
  }
}

/** The names of what the rules hear, for the learner and its lessons alike. */
export function namesOfHeard({
  said,
  acts,
  kind,
  reply,
}: Pick<Evidence, 'said' | 'acts' | 'kind' | 'reply'>) {
  const heard = [`kind ${Math.min(4, Math.floor(kind.strength / 1.5))}`]
  for (const act of acts.whole) heard.push(`whole ${act}`)
  for (const act of acts.within) heard.push(`within ${act}`)
  if (acts.opensWithThanks) heard.push('opens with thanks')
  if (acts.question) heard.push('about us')
  if (reply.answer !== null) heard.push(`${reply.answer} ${reply.plain} ${reply.tail === null}`)
  if (said.raw.includes('?')) heard.push('?')
  return heard
}

function lessonsFrom(files: WordFiles, hear: Hear): Lessons<Act> {
  const lessons = new Lessons<Act>(acts)
  const add = (line: string, act: Act) => lessons.add(features(plainWords(line), hear(line)), act)
  for (const { heading, text } of headings(files, 'act-examples')) {
    const act = acts.find((known) => known === heading)
    if (act === undefined) throw new Error(`act-examples.yaml: unknown heading ${heading}`)
    for (const line of lines(text)) add(line, act)
  }
  for (const { heading, text } of headings(files, 'examples'))
    if (heading !== 'words' && heading !== 'talk') for (const line of lines(text)) add(line, 'request')
  return lessons
}

const stem = 5
const end = pieceOf('$')
const named = pieceOf('#heard')
const sizes = [0, 1, 2, 3, 4, 5].map((size) => pieceOf(`#${size}`))

/** Words, their stems and pieces, pairs of words, how it opens and ends, how long it is, and what is heard, alone and together. */
function features(words: string[], heard: string[]): Int32Array {
  const found: number[] = []
  const last = addWords(found, words, stem)
  found.push(pairOf(last, end), sizes[Math.min(5, words.length >> 2)] ?? 0)
  const names = heard.map((name) => pairOf(named, pieceOf(name))).sort((a, b) => a - b)
  for (const [at, one] of names.entries()) {
    found.push(one)
    for (const other of names.slice(at + 1)) found.push(pairOf(one, other))
  }
  return once(found)
}
