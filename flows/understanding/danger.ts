import type { Danger } from '../../core/conversations/meaning.ts'
import { certainRules } from './certain-danger.ts'
import type { DangerRule } from './danger-rule.ts'
import type { Lexicon } from './lexicon.ts'
import { createLikelyDanger } from './likely-danger.ts'
import type { Said } from './normalise.ts'
import { type Hit, Patterns } from './patterns.ts'
import { possibleRules } from './possible-danger.ts'
import { createSpeller } from './speller.ts'
import { headings, list, type WordFiles } from './word-files.ts'

/** What danger was heard and by which rule. */
export interface Alarm {
  danger: Danger | null
  reasons: string[]
}

/** Learns the concepts of danger; the rules say which of them together mean 112 or 113, and a learner hears what sounds like it. */
export function createDangerReader(
  files: WordFiles,
  lexicon: Lexicon,
  vocabulary: (word: string) => boolean,
): (said: Said, isAnswer: boolean) => Alarm {
  const patterns = new Patterns<string>(lexicon)
  const concepts = new Set<string>()
  for (const { heading, text } of headings(files, 'danger')) {
    concepts.add(heading)
    for (const pattern of list(text)) patterns.add(pattern, heading)
  }
  for (const rule of [...certainRules, ...possibleRules])
    for (const concept of [...rule.all.flat(), ...(rule.unless ?? [])])
      if (!concepts.has(concept) && !derived.includes(concept))
        throw new Error(`danger.yaml: no words for ${concept}`)
  const mend = createSpeller(patterns.stems(7), vocabulary)
  const likely = createLikelyDanger(files, (words) => tags(patterns.find(words), words))

  return (said, isAnswer) => {
    let best: { rule: DangerRule; level: Danger['level'] } | null = null
    const all = new Set<string>()
    const numbers = requestNumbers(said.raw)
    for (const clause of clauses(said.words.filter((word) => !numbers.has(word)))) {
      const words = clause.map((word) => mend(word) ?? word)
      const heard = tags(patterns.find(words), words)
      if (heard.size === 0) continue
      for (const concept of heard) all.add(concept)
      const rule = certainRules.find((candidate) => fires(candidate, heard))
      if (rule !== undefined) {
        if (best === null || best.level === 'possible' || rule.number < best.rule.number)
          best = { rule, level: 'certain' }
        continue
      }
      const maybe = possibleRules.find((candidate) => fires(candidate, heard))
      if (maybe !== undefined && best === null) best = { rule: maybe, level: 'possible' }
    }
    if (best !== null)
      return {
        danger: { number: best.rule.number, level: best.level },
        reasons: [`danger: ${best.rule.name}`],
      }
    // "yes, she was very kind" sounds like many things; who answers is only heard where a rule is sure of it
    const danger = isAnswer ? null : likely(said.words, all)
    return { danger, reasons: danger === null ? [] : ['danger: sounds like it'] }
  }
}

/** Who asks after request #112 does not call for an ambulance. */
function requestNumbers(raw: string): Set<string> {
  return new Set([...raw.matchAll(/#\s*(\d+)/g)].map(([, number = '']) => number))
}

/** What is said of a thing, a pet or a plant while nobody else is named: the shelf collapsed, not my husband by the shelf. */
const derived = ['thing-alone', 'pet-alone', 'plant-alone']

/** A handful of pills is a number too; from here it is more than anybody is given at once. */
const aHandful = 8

/**
 * Whoever is asked for help is not who is in danger, nor who brings it: "could someone…".
 * Something one falls from is not the thing that fell: "off his bike". "30 tablets" are too many,
 * and an hour ago is not long ago.
 */
function tags(hits: Hit<string>[], words: string[]): Set<string> {
  const within = (tag: string, hit: Hit<string>) =>
    hits.some((other) => other.tag === tag && hit.start >= other.start && hit.end <= other.end)
  const fallenFrom = (start: number) =>
    hits.some(({ tag, end }) => tag === 'from-off' && (end === start || end === start - 1))
  const stands = (hit: Hit<string>) => {
    if (hit.tag === 'person' || hit.tag === 'attacker') return !within('helper', hit)
    if (hit.tag === 'long-ago') return !within('just-now', hit)
    return hit.tag !== 'thing' || !fallenFrom(hit.start)
  }
  const heard = new Set(hits.filter(stands).map((hit) => hit.tag))
  for (const [at, word] of words.entries())
    if (/^\d{1,3}$/.test(word) && Number(word) >= aHandful)
      if (hits.some(({ tag, start }) => tag === 'pills' && start > at && start <= at + 3))
        heard.add('too-many')
  const somebody = ['person', 'child', 'self', 'me'].some((tag) => heard.has(tag))
  for (const tag of ['thing', 'pet', 'plant']) if (heard.has(tag) && !somebody) heard.add(`${tag}-alone`)
  return heard
}

function fires(rule: DangerRule, heard: Set<string>): boolean {
  return (
    rule.all.every((either) => either.some((concept) => heard.has(concept))) &&
    !(rule.unless ?? []).some((concept) => heard.has(concept))
  )
}

const closeTogether = 24

/** What belongs together: a short message as a whole, a long one two sentences at a time. */
function clauses(words: string[]): string[][] {
  if (words.length <= closeTogether) return [words.filter((word) => word !== '.')]
  const sentences: string[][] = [[]]
  for (const word of words)
    if (word === '.') sentences.push([])
    else {
      const last = sentences.at(-1)
      if (last === undefined || last.length >= closeTogether) sentences.push([word])
      else last.push(word)
    }
  return sentences.map((sentence, index) => [...sentence, ...(sentences[index + 1] ?? [])])
}
