import type { Category, Language } from '../conversations/meaning.ts'
import { fitsAvailability } from '../people/availability.ts'
import type { When } from '../when.ts'
import { isQuiet, type QuietHours, whenAwake } from './quiet-hours.ts'

/** A stretch of time with a beginning and an end. */
export interface Stretch {
  from: Date
  until: Date
}

/** A volunteer as far as it matters for who is asked. */
export interface Candidate {
  personId: string
  approved: boolean
  categories: string[]
  languages: string[]
  availability: string[]
  pausedUntil: Date | null
  urgentAtNight: boolean
  lastAskedAt: Date | null
  /** How often asked in the last seven days, for any request. */
  pingsThisWeek: number
  /** Jobs said yes to in the last four weeks. */
  jobsLately: number
  /** Already asked for this very request. */
  askedForThis: boolean
  /** Jobs they said yes to and that are not done yet. */
  busy: Stretch[]
}

/** All that decides who is asked now. */
export interface RoundFacts {
  request: {
    residentId: string
    category: Category
    urgency: 'normal' | 'urgent'
    wantedAt: When | null
    wanted: Stretch | null
    language: Language
  }
  people: number
  pingsPerWeek: number
  quietHours: QuietHours
  zone: string
  volunteers: Candidate[]
}

/** Somebody who is asked, and why they of all people. */
export interface Chosen {
  personId: string
  reason: string
}

/** Who is asked now, or until when to wait, or why there is nobody. */
export type RoundDecision =
  | { do: 'ask'; ask: Chosen[] }
  | { do: 'wait'; until: Date }
  | { do: 'nobody'; why: 'nobody-able' | 'nobody-left' | 'too-late' }

// A whole day wanted does not keep anybody busy for that whole day; a part of a day does.
const longestJobMs = 6 * 3_600_000

/** Decides who belongs to the round that fires now. */
export function planRound(facts: RoundFacts, now: Date): RoundDecision {
  if (facts.request.wanted && facts.request.wanted.until <= now) return { do: 'nobody', why: 'too-late' }
  const able = facts.volunteers.filter((volunteer) => isAble(volunteer, facts, now))
  if (able.length === 0) return { do: 'nobody', why: 'nobody-able' }
  const left = able.filter(
    ({ askedForThis, pingsThisWeek }) => !askedForThis && pingsThisWeek < facts.pingsPerWeek,
  )
  if (left.length === 0) return { do: 'nobody', why: 'nobody-left' }
  const awake = left.filter((volunteer) => mayAskNow(volunteer, facts, now))
  if (awake.length === 0) return { do: 'wait', until: whenAwake(now, facts.quietHours, facts.zone) }
  const ranked = awake.toSorted((a, b) => inFairOrder(a, b, facts.request.language))
  return { do: 'ask', ask: ranked.slice(0, facts.people).map((each) => chosen(each, facts)) }
}

function isAble(volunteer: Candidate, { request }: RoundFacts, now: Date): boolean {
  return (
    volunteer.approved &&
    volunteer.personId !== request.residentId &&
    volunteer.categories.includes(request.category) &&
    (volunteer.pausedUntil === null || volunteer.pausedUntil <= now) &&
    fitsAvailability(request.wantedAt, volunteer.availability) &&
    !volunteer.busy.some((job) => clash(job, request.wanted))
  )
}

function clash(job: Stretch, wanted: Stretch | null): boolean {
  if (!wanted || length(job) > longestJobMs || length(wanted) > longestJobMs) return false
  return job.from < wanted.until && wanted.from < job.until
}

function length(stretch: Stretch): number {
  return stretch.until.getTime() - stretch.from.getTime()
}

function mayAskNow(volunteer: Candidate, facts: RoundFacts, now: Date): boolean {
  if (!isQuiet(now, facts.quietHours, facts.zone)) return true
  return facts.request.urgency === 'urgent' && volunteer.urgentAtNight
}

/** Who speaks the language first; then who was asked longest ago, then who was asked or did least lately. */
function inFairOrder(a: Candidate, b: Candidate, language: Language): number {
  return (
    Number(b.languages.includes(language)) - Number(a.languages.includes(language)) ||
    (a.lastAskedAt?.getTime() ?? 0) - (b.lastAskedAt?.getTime() ?? 0) ||
    // A whole round is asked at one moment: without this, the last of each round would wait longest every time.
    a.pingsThisWeek - b.pingsThisWeek ||
    a.jobsLately - b.jobsLately ||
    (a.personId < b.personId ? -1 : 1)
  )
}

function chosen(volunteer: Candidate, { request }: RoundFacts): Chosen {
  const speaks = volunteer.languages.includes(request.language) ? 'shares-language' : 'no-shared-language'
  const turn = volunteer.lastAskedAt ? 'asked-longest-ago' : 'never-asked'
  return { personId: volunteer.personId, reason: `${speaks} ${turn}` }
}
