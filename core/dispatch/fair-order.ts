import type { Language } from '../conversations/meaning.ts'
import type { Candidate } from './candidate.ts'

/**
 * Whose turn it is: who speaks the language first; of those who was asked longest ago (never counts as longest), then
 * who was asked or did least lately; of those who are equally in turn who lives nearest, as far as that is known.
 * `rankMany` keeps to the same order for a neighbourhood of very many.
 */
export function inFairOrder(a: Candidate, b: Candidate, language: Language): number {
  return (
    Number(b.languages.includes(language)) - Number(a.languages.includes(language)) ||
    askedAt(a) - askedAt(b) ||
    // A whole round is asked at one moment: without this, the last of each round would wait longest every time.
    a.pingsThisWeek - b.pingsThisWeek ||
    a.jobsLately - b.jobsLately ||
    away(a) - away(b) ||
    (a.personId < b.personId ? -1 : 1)
  )
}

function askedAt({ lastAskedAt }: Candidate): number {
  return lastAskedAt?.getTime() ?? Number.NEGATIVE_INFINITY
}

function away({ metersAway }: Candidate): number {
  return metersAway ?? Number.POSITIVE_INFINITY
}
