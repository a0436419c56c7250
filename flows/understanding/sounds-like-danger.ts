import { Logistic } from './logistic.ts'
import { pairOf, pieceOf, stemOf } from './pieces.ts'
import { plainWords } from './plain-words.ts'
import { headings, lines, type WordFiles } from './word-files.ts'

const labels = ['112', '113', 'none'] as const

/** Short words have no stem worth knowing; of longer ones these many letters. */
const stems = [4, 6]

/** What of the concepts of danger.yaml is heard in these words, in the order in which it is said. */
type Hear = (words: string[]) => string[]

/** How much a message sounds like danger, as the logarithm of the odds, and which number it would be. */
export interface Sound {
  danger: number
  number: 112 | 113
}

/**
 * A second opinion beside the rules: learns from examples how danger sounds and how what only looks like it,
 * by words and their stems, pairs of words, concepts, and concepts together or one after the other.
 */
export function createSoundsLikeDanger(
  files: WordFiles,
  hear: Hear,
): (words: string[], heard: string[]) => Sound {
  const learner = new Logistic(labels)
  for (const { heading, text } of headings(files, 'danger-examples')) {
    const label = labels.find((one) => one === heading)
    if (label === undefined) throw new Error(`danger-examples.yaml: unknown heading ${heading}`)
    for (const line of lines(text)) learn(plainWords(line), label)
  }
  for (const { heading, text } of headings(files, 'examples'))
    if (heading !== 'words') for (const line of lines(text)) learn(plainWords(line), 'none')

  function learn(words: string[], label: (typeof labels)[number]): void {
    learner.learn(features(words, hear(words)), label)
  }

  return (words, heard) => {
    const [medical = 0, suicidal = 0, none = 0] = learner.weigh(features(words, heard))
    return {
      danger: Math.log(Math.exp(medical) + Math.exp(suicidal)) - none,
      number: suicidal > medical ? 113 : 112,
    }
  }
}

const start = pieceOf('^')
const ends = pieceOf('>')
const concept = pieceOf('#')
const then = pieceOf('#>')

function features(words: string[], heard: string[]): number[] {
  const pieces = new Set<number>()
  let before = start
  for (const word of words) {
    const piece = pieceOf(word)
    pieces.add(piece)
    pieces.add(pairOf(before, piece))
    for (const size of stems) if (word.length > size) pieces.add(stemOf(word, size))
    if (word.length > 4) pieces.add(pairOf(ends, pieceOf(word.slice(-4))))
    before = piece
  }
  const inOrder = heard.map((name) => pairOf(concept, pieceOf(name)))
  const concepts = [...new Set(inOrder)].sort((a, b) => a - b)
  for (const [at, one] of concepts.entries())
    for (let next = at; next < concepts.length; next++) pieces.add(pairOf(one, concepts[next] ?? one))
  for (let at = 1; at < inOrder.length; at++)
    pieces.add(pairOf(then, pairOf(inOrder[at - 1] ?? 0, inOrder[at] ?? 0)))
  return [...pieces]
}
