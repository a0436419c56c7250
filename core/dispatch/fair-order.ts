import type { Language } from '../conversations/meaning.ts'
import type { Candidate } from './candidate.ts'

const dayMs = 24 * 3_600_000

/**
 * Whose turn it is: who speaks the language first; of those who was asked on the earliest day (never counts as
 * earliest), then who was asked or did least lately; of those who are equally in turn who lives nearest, as far as that
 * is known. `rankMany` keeps to the same order for a neighbourhood of very many.
 */
export function inFairOrder(a: Candidate, b: Candidate, language: Language): number {
  return (
    Number(b.languages.includes(language)) - Number(a.languages.includes(language)) ||
    // by the day: to the minute nobody would ever be equally in turn, and how near they live would never count
    dayAsked(a) - dayAsked(b) ||
    a.pingsThisWeek - b.pingsThisWeek ||
    a.jobsLately - b.jobsLately ||
    away(a) - away(b) ||
    askedAt(a) - askedAt(b) ||
    (a.personId < b.personId ? -1 : 1)
  )
}

function dayAsked(candidate: Candidate): number {
  return Math.floor(askedAt(candidate) / dayMs)
}

function askedAt({ lastAskedAt }: Candidate): number {
  return lastAskedAt?.getTime() ?? Number.NEGATIVE_INFINITY
}

function away({ metersAway }: Candidate): number {
  return metersAway ?? Number.POSITIVE_INFINITY
}
