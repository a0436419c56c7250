import type { Danger } from '../../core/conversations/meaning.ts'
import { Bayes } from './bayes.ts'
import { notNow } from './danger-rule.ts'
import { pieceOf } from './pieces.ts'
import { plainWords } from './plain-words.ts'
import { headings, lines, type WordFiles } from './word-files.ts'

const labels = ['112', '113', 'none'] as const
const smoothing = 1
/** How much likelier than no danger, a piece: chosen where one in a hundred harmless dev messages is above it. */
const sureEnough = 0.35
/** Of fewer words nobody can tell. */
const shortest = 4
/** A message of few pieces proves little. */
const fewPieces = 8

/** Where these are heard it is no danger, whatever the rest sounds like. */
const silent = [...notNow, 'pet-alone', 'plant-alone']

/** The concepts of danger.yaml that are heard in these words. */
type Hear = (words: string[]) => Set<string>

/**
 * A second opinion where no rule fits: learns from examples how danger sounds, by words, pairs of words,
 * concepts and pairs of concepts. It has seen too little to be certain, so what it hears is only ever possible.
 */
export function createLikelyDanger(
  files: WordFiles,
  hear: Hear,
): (words: string[], heard: Set<string>) => Danger | null {
  const bayes = new Bayes(labels, smoothing)
  for (const { heading, text } of headings(files, 'danger-examples')) {
    const label = labels.find((one) => one === heading)
    if (label === undefined) throw new Error(`danger-examples.yaml: unknown heading ${heading}`)
    for (const line of lines(text)) learn(plainWords(line), label)
  }
  for (const { heading, text } of headings(files, 'examples'))
    if (heading !== 'words') for (const line of lines(text)) learn(plainWords(line), 'none')

  function learn(words: string[], label: (typeof labels)[number]): void {
    bayes.learn(features(words, hear(words)), label)
  }

  return (words, heard) => {
    const spoken = words.filter((word) => word !== '.')
    if (spoken.length < shortest || silent.some((concept) => heard.has(concept))) return null
    const pieces = features(spoken, heard)
    const [medical = 0, suicidal = 0, none = 0] = bayes.weigh(pieces)
    const lead = (Math.max(medical, suicidal) - none) / Math.max(fewPieces, pieces.length) ** 0.7
    return lead < sureEnough ? null : { number: suicidal > medical ? 113 : 112, level: 'possible' }
  }
}

function features(words: string[], heard: Set<string>): number[] {
  const pieces = new Set<number>()
  let before = '^'
  for (const word of words) {
    pieces.add(pieceOf(word))
    pieces.add(pieceOf(`${before} ${word}`))
    before = word
  }
  const concepts = [...heard]
  for (const one of concepts)
    for (const other of concepts) if (one <= other) pieces.add(pieceOf(`#${one}#${other}`))
  return [...pieces]
}
