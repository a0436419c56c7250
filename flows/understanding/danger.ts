import type { Danger } from '../../core/conversations/meaning.ts'
import { certainRules, type DangerRule, possibleRules } from './danger-rules.ts'
import type { Said } from './normalise.ts'
import { type Hit, Patterns } from './patterns.ts'
import { createSpeller } from './speller.ts'
import { headings, list, type WordFiles } from './word-files.ts'

/** What danger was heard and by which rule. */
export interface Alarm {
  danger: Danger | null
  reasons: string[]
}

/** Learns the concepts of danger; the rules say which of them together mean 112 or 113. */
export function createDangerReader(
  files: WordFiles,
  vocabulary: (word: string) => boolean,
): (said: Said) => Alarm {
  const patterns = new Patterns<string>()
  const concepts = new Set<string>()
  for (const { heading, text } of headings(files, 'danger')) {
    concepts.add(heading)
    for (const pattern of list(text)) patterns.add(pattern, heading)
  }
  for (const rule of [...certainRules, ...possibleRules])
    for (const concept of [...rule.all.flat(), ...(rule.unless ?? [])])
      if (!concepts.has(concept)) throw new Error(`danger.yaml: no words for ${concept}`)
  const mend = createSpeller(patterns.stems(7), vocabulary)

  return (said) => {
    let best: { rule: DangerRule; level: Danger['level'] } | null = null
    for (const clause of clauses(said.words)) {
      const words = clause.map((word) => mend(word) ?? word)
      const heard = tags(patterns.find(words))
      if (heard.size === 0) continue
      const rule = certainRules.find((candidate) => fires(candidate, heard))
      if (rule !== undefined) {
        if (best === null || best.level === 'possible' || rule.number < best.rule.number)
          best = { rule, level: 'certain' }
        continue
      }
      const maybe = possibleRules.find((candidate) => fires(candidate, heard))
      if (maybe !== undefined && best === null) best = { rule: maybe, level: 'possible' }
    }
    return best === null
      ? { danger: null, reasons: [] }
      : { danger: { number: best.rule.number, level: best.level }, reasons: [`danger: ${best.rule.name}`] }
  }
}

/** Whoever is asked for help is not who is in danger, nor who brings it: "could someone…". */
function tags(hits: Hit<string>[]): Set<string> {
  const helpers = hits.filter((hit) => hit.tag === 'helper')
  const asked = ({ tag, start, end }: Hit<string>) =>
    (tag === 'person' || tag === 'attacker') &&
    helpers.some((helper) => start >= helper.start && end <= helper.end)
  return new Set(hits.filter((hit) => !asked(hit)).map((hit) => hit.tag))
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
