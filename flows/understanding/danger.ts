import type { Danger } from '../../core/conversations/meaning.ts'
import { certainRules } from './certain-danger.ts'
import { checkKnown, checkRule, type DangerRule, notNow } from './danger-rule.ts'
import type { Lexicon } from './lexicon.ts'
import type { Said } from './normalise.ts'
import { type Hit, Patterns } from './patterns.ts'
import { possibleRules } from './possible-danger.ts'
import type { Recall } from './recall.ts'
import { createSoundsLikeDanger, type Sound } from './sounds-like-danger.ts'
import { createSpeller } from './speller.ts'
import { conceptsOfSubjects, saidOfSomebody } from './subject.ts'
import { headings, list, type WordFiles } from './word-files.ts'

/** What danger was heard and by which rule. */
export interface Alarm {
  danger: Danger | null
  reasons: string[]
}

/** Learns the concepts of danger; the rules say which of them together mean 112 or 113, and a learner hears what sounds like it. */
export function createDangerReader(
  files: WordFiles,
  recall: Recall,
  lexicon: Lexicon,
  vocabulary: (word: string) => boolean,
): (said: Said, isAnswer: boolean) => Alarm {
  const patterns = new Patterns<string>(lexicon)
  const known = new Set<string>()
  for (const { heading, text } of headings(files, 'danger')) {
    known.add(heading)
    for (const pattern of list(text)) patterns.add(pattern, heading)
  }
  for (const rule of [...certainRules, ...possibleRules]) checkRule(rule, known)
  checkKnown([...background, ...doubts, ...conceptsOfSubjects], known)
  const mend = createSpeller(patterns.stems(7), vocabulary)
  const sounds = createSoundsLikeDanger(files, recall, (words) =>
    concepts(patterns.find(words), words, noBreaks),
  )

  return (said, isAnswer) => {
    let worst = calm
    const numbers = otherNumbers(said.raw)
    for (const { words, breaks } of clauses(said.words.filter((word) => !numbers.has(word)))) {
      const spelt = words.map((word) => mend(word) ?? word)
      const heard = concepts(patterns.find(spelt), spelt, breaks)
      const rulings = rulingsOn(new Set(heard))
      const alarm = weigh(rulings, heard, () => sounds(words, heard), words.length, isAnswer)
      if (outweighs(alarm.danger, worst.danger)) worst = alarm
    }
    return worst
  }
}

/** A rule that fires. */
interface Ruling {
  rule: DangerRule
  level: Danger['level']
}

/** All that fire, what is certain first. */
function rulingsOn(heard: ReadonlySet<string>): Ruling[] {
  if (heard.size === 0) return []
  const those = (rules: DangerRule[], level: Danger['level']) =>
    rules.filter((rule) => fires(rule, heard)).map((rule) => ({ rule, level }))
  return [...those(certainRules, 'certain'), ...those(possibleRules, 'possible')]
}

/**
 * How much like danger it must sound, in logarithms of odds, to be taken for possible or certain after what the rules said.
 * Chosen on messages that neither had learnt from.
 */
const afterCertain = { possible: -1, certain: 0.2 }
const afterPossible = { possible: -1, certain: 1.5 }
const afterNothing = { possible: -0.8, certain: 2 }
/** Where neither a rule nor one word of danger is known, only the ear speaks, and an ear alone is never sure. */
const afterNoWord = { possible: -0.6, certain: Number.POSITIVE_INFINITY }
/** Of fewer words nobody can tell. */
const fewWords = 4

/** The rules say what is danger; where they are in doubt, or know no words for it, what it sounds like decides. */
function weigh(
  rulings: Ruling[],
  heard: string[],
  listen: () => Sound,
  words: number,
  isAnswer: boolean,
): Alarm {
  const [first] = rulings
  // "yes, she was very kind" sounds like many things; who answers is only heard where a rule knows it
  if (first === undefined && (words < fewWords || isAnswer)) return calm
  const sound = listen()
  const needed = neededAfter(first, heard)
  // what hardly sounds like danger is danger still where a rule can mean little else
  const unlikely = sound.danger < needed.possible
  const ruling = unlikely ? rulings.find(({ rule }) => rule.asked || rule.plain) : first
  if (unlikely && ruling === undefined) return calm
  const number = ruling?.rule.number ?? sound.number
  // where no rule is certain, dark thoughts are met with a line and an ear instead of an alarm,
  // and neither what may be of long ago, a story or an errand nor what is said in few words is certain
  const held =
    ruling?.level !== 'certain' &&
    (number === 113 || words <= fewWords || doubts.some((concept) => heard.includes(concept)))
  const certain = ruling?.rule.asked === true || (sound.danger >= needed.certain && !held)
  return {
    danger: { number, level: certain ? 'certain' : 'possible' },
    reasons: [`danger: ${ruling?.rule.name ?? 'sounds like it'}`],
  }
}

function neededAfter(ruling: Ruling | undefined, heard: string[]): typeof afterNothing {
  if (ruling !== undefined) return ruling.level === 'certain' ? afterCertain : afterPossible
  return heard.some((concept) => !background.has(concept)) ? afterNothing : afterNoWord
}

/** Who, where, when and how much: said in every message, and by itself no word of danger. */
const background = new Set(
  'person child self me attacker by of thing pet plant building face mouth head speech half-body bath still everything took heavy sudden help-now too-many at-the-door helper message painting little cannot-come can-normally care-help as-ever today day-set posted several burner since-hours me-wants hypothetical figure idiom topic long-ago recovered harmless-use device-beep swimming moving job-end errand ran-out'.split(
    ' ',
  ),
)

const doubts = [...notNow, 'ran-out', 'errand']

const calm: Alarm = { danger: null, reasons: [] }

/** What is certain comes before what is possible, and 112 before 113. */
function outweighs(danger: Danger | null, other: Danger | null): boolean {
  if (danger === null || other === null) return other === null
  if (danger.level !== other.level) return danger.level === 'certain'
  return danger.level === 'certain' && danger.number < other.number
}

/** Who asks after request #112, or lives at number 112, does not call for an ambulance. */
const otherNumber =
  /(?:#|\b(?:huis|hûs)?(?:nummer|nûmer|numer|number|nr|no)\b\.?(?:\s(?:is|fan|van))?|\b\p{L}*(?:kamer|keamer|room|flat|lijn|bus|line|verzoek|fersyk|request)|\p{L}(?:straat|strjitte|laan|leane|weg|plein|singel|street|road|lane))\s*(\d+)/giu
const calls = /\b(?:bel|bellen|belt|belle|belje|skilje|skille|skilt|call|ring|dial|phone)\b/iu

function otherNumbers(raw: string): Set<string> {
  if (!/\d{3}/.test(raw)) return none
  const named = calls.test(raw) ? raw.matchAll(/#\s*(\d+)/g) : raw.matchAll(otherNumber)
  return new Set([...named].map(([, number = '']) => number))
}

const none: Set<string> = new Set()

/** A handful of pills is a number too; from here it is more than anybody is given at once. */
const aHandful = 8

/**
 * Whoever is asked for help is not who is in danger, nor who brings it: "could someone…".
 * "30 tablets" are too many, an hour ago is not long ago, and nobody bleeds in "flesh and blood".
 */
function concepts(all: Hit<string>[], words: string[], breaks: ReadonlySet<number>): string[] {
  const hits = saidOfSomebody(all, breaks)
  const within = (tag: string, hit: Hit<string>) =>
    hits.some((other) => other.tag === tag && hit.start >= other.start && hit.end <= other.end)
  const figures = hits.filter(({ tag }) => tag === 'figure')
  const stands = (hit: Hit<string>) => {
    if (hit.tag !== 'figure' && figures.some(({ start, end }) => hit.start >= start && hit.end <= end))
      return false
    if (hit.tag === 'person' || hit.tag === 'attacker') return !within('helper', hit)
    return hit.tag !== 'long-ago' || !within('just-now', hit)
  }
  const heard = hits.filter(stands).map((hit) => hit.tag)
  for (const [at, word] of words.entries())
    if (/^\d{1,3}$/.test(word) && Number(word) >= aHandful)
      if (hits.some(({ tag, start }) => tag === 'pills' && start > at && start <= at + 3))
        heard.push('too-many')
  return heard.filter((concept, at) => concept !== heard[at - 1])
}

function fires(rule: DangerRule, heard: ReadonlySet<string>): boolean {
  return (
    rule.all.every((either) => either.some((concept) => heard.has(concept))) &&
    !(rule.unless ?? []).some((concept) => heard.has(concept))
  )
}

const closeTogether = 24

/** Words that belong together, and the places where a new sentence begins. */
interface Clause {
  words: string[]
  breaks: ReadonlySet<number>
}

const noBreaks: ReadonlySet<number> = new Set()

/** What belongs together: a short message as a whole, a long one two sentences at a time. */
function clauses(words: string[]): Clause[] {
  const sentences: string[][] = [[]]
  for (const word of words)
    if (word === '.') sentences.push([])
    else {
      const last = sentences.at(-1)
      if (last === undefined || last.length >= closeTogether) sentences.push([word])
      else last.push(word)
    }
  if (words.length <= closeTogether) return [joined(sentences)]
  return sentences.map((sentence, index) => joined([sentence, sentences[index + 1] ?? []]))
}

function joined(sentences: string[][]): Clause {
  const words: string[] = []
  const breaks = new Set<number>()
  for (const sentence of sentences) {
    if (words.length > 0) breaks.add(words.length)
    words.push(...sentence)
  }
  return { words, breaks }
}
