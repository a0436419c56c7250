import { Logistic } from './logistic.ts'
import { pieceOf } from './pieces.ts'
import { plainWords } from './plain-words.ts'
import { headings, lines, type WordFiles } from './word-files.ts'

const labels = ['112', '113', 'none']

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
  const danger = new Logistic()
  const suicidal = new Logistic()
  for (const { heading, text } of headings(files, 'danger-examples')) {
    if (!labels.includes(heading)) throw new Error(`danger-examples.yaml: unknown heading ${heading}`)
    for (const line of lines(text)) learn(plainWords(line), heading)
  }
  for (const { heading, text } of headings(files, 'examples'))
    if (heading !== 'words') for (const line of lines(text)) learn(plainWords(line), 'none')

  function learn(words: string[], label: string): void {
    const pieces = features(words, hear(words))
    danger.learn(pieces, label !== 'none')
    if (label !== 'none') suicidal.learn(pieces, label === '113')
  }

  return (words, heard) => {
    const pieces = features(words, heard)
    const sounds = danger.weigh(pieces)
    return { danger: sounds, number: sounds > -3 && suicidal.weigh(pieces) > 0 ? 113 : 112 }
  }
}

function features(words: string[], heard: string[]): number[] {
  const pieces = new Set<number>()
  let before = '^'
  for (const word of words) {
    pieces.add(pieceOf(word))
    pieces.add(pieceOf(`${before} ${word}`))
    for (const size of stems) if (word.length > size) pieces.add(pieceOf(`<${word.slice(0, size)}`))
    if (word.length > 4) pieces.add(pieceOf(`${word.slice(-4)}>`))
    before = word
  }
  const concepts = [...new Set(heard)]
  for (const one of concepts)
    for (const other of concepts) if (one <= other) pieces.add(pieceOf(`#${one}#${other}`))
  for (let at = 1; at < heard.length; at++) pieces.add(pieceOf(`>${heard[at - 1]}>${heard[at]}`))
  return [...pieces]
}
