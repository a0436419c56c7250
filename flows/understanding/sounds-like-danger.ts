import { createWeigher, Lessons } from './logistic.ts'
import { addWords, once, pairOf, pieceOf } from './pieces.ts'
import { plainWords } from './plain-words.ts'
import type { Recall } from './recall.ts'
import { headings, lines, type WordFiles } from './word-files.ts'

const labels = ['112', '113', 'none'] as const

const stem = 6

/** What of the concepts of danger.yaml is heard in these words, in the order in which it is said. */
type Hear = (words: string[]) => string[]

/** How much a message sounds like danger, as the logarithm of the odds, and which number it would be. */
export interface Sound {
  danger: number
  number: 112 | 113
}

/**
 * A second opinion beside the rules: learns from examples how danger sounds and how what only looks like it,
 * by words, their stems and pieces, pairs of words, concepts, and concepts together or one after the other.
 */
export function createSoundsLikeDanger(
  files: WordFiles,
  recall: Recall,
  hear: Hear,
): (words: string[], heard: string[]) => Sound {
  const weigh = createWeigher(recall('danger', () => lessonsFrom(files, hear).learn()))
  return (words, heard) => {
    const [medical = 0, suicidal = 0, none = 0] = weigh(features(words, heard))
    return {
      danger: Math.log(Math.exp(medical) + Math.exp(suicidal)) - none,
      number: suicidal > medical ? 113 : 112,
    }
  }
}

function lessonsFrom(files: WordFiles, hear: Hear): Lessons<(typeof labels)[number]> {
  const lessons = new Lessons(labels)
  const add = (line: string, label: (typeof labels)[number]) => {
    const words = plainWords(line)
    lessons.add(features(words, hear(words)), label)
  }
  const dangerous = new Set<string>()
  for (const { heading, text } of headings(files, 'danger-examples')) {
    const label = labels.find((one) => one === heading)
    if (label === undefined) throw new Error(`danger-examples.yaml: unknown heading ${heading}`)
    for (const line of lines(text)) {
      add(line, label)
      if (label !== 'none') dangerous.add(line)
    }
  }
  // what asks for no kind of help may still be a cry for help
  for (const file of ['examples', 'act-examples'])
    for (const { heading, text } of headings(files, file))
      if (heading !== 'words') for (const line of lines(text)) if (!dangerous.has(line)) add(line, 'none')
  return lessons
}

const concept = pieceOf('#')
const then = pieceOf('#>')

function features(words: string[], heard: string[]): Int32Array {
  const found: number[] = []
  addWords(found, words, stem)
  const inOrder = heard.map((name) => pairOf(concept, pieceOf(name)))
  const concepts = [...new Set(inOrder)].sort((a, b) => a - b)
  for (const [at, one] of concepts.entries())
    for (let next = at; next < concepts.length; next++) found.push(pairOf(one, concepts[next] ?? one))
  for (let at = 1; at < inOrder.length; at++)
    found.push(pairOf(then, pairOf(inOrder[at - 1] ?? 0, inOrder[at] ?? 0)))
  return once(found)
}
