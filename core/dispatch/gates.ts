import { fitsAvailability } from '../people/availability.ts'
import { lengthOf, overlap, type Stretch } from '../stretches.ts'
import type { Candidate, RoundFacts } from './candidate.ts'
import { isAsleep } from './sleep.ts'

/** Why a volunteer is not asked now; each is a key under desk.why-not. */
export type WhyNot = Able | Left | 'asleep' | 'later-in-line'
type Able =
  | 'not-approved'
  | 'is-resident'
  | 'other-kind'
  | 'paused'
  | 'elsewhere'
  | 'not-free'
  | 'busy'
  | 'not-vetted'
  | 'not-trained'
  | 'needs-buddy'
  | 'not-urgent'
type Left = 'asked-before' | 'asked-enough' | 'call-first'
type Gate = (volunteer: Candidate, facts: RoundFacts, now: Date) => boolean

/** Who cannot do this at all, or not now: true is a reason not to ask. */
const notAble: Record<Able, Gate> = {
  'not-approved': ({ approved }) => !approved,
  'is-resident': ({ personId }, { request }) => personId === request.residentId,
  'other-kind': ({ categories }, { request }) => !categories.includes(request.category),
  paused: ({ pausedUntil }, _facts, now) => pausedUntil !== null && pausedUntil > now,
  elsewhere: ({ areas }, { request }) => !comesTo(areas, request.postcode),
  'not-free': ({ availability }, { request }) => !fitsAvailability(request.wantedAt, availability),
  busy: (volunteer, { request }) =>
    volunteer.busy.some((job) => request.away.some((away) => clash(job, away))),
  'not-vetted': (volunteer, { request, rules }, now) =>
    rules.vetted.includes(request.category) && !isVetted(volunteer, now),
  'not-trained': ({ training }, { request, rules }) => {
    const needed = rules.trained[request.category]
    return needed !== undefined && !training.includes(needed)
  },
  'needs-buddy': ({ needsBuddy, sheltered }, { withBuddy }) => (needsBuddy || sheltered) && !withBuddy,
  'not-urgent': ({ sheltered }, { request }) => sheltered && request.urgency === 'urgent',
}

/** Who could do it and is left in peace all the same. */
const notLeft: Record<Left, Gate> = {
  'asked-before': ({ askedForThis }) => askedForThis,
  'asked-enough': (volunteer, { pingsPerWeek }) =>
    volunteer.pingsThisWeek >= Math.min(pingsPerWeek, volunteer.pingsPerWeek ?? pingsPerWeek),
  'call-first': ({ callFirst }) => callFirst,
}

/** How far a volunteer comes: not able, able but left in peace, asleep, or somebody to ask. */
export type Standing =
  | { is: 'not-able'; why: Able }
  | { is: 'spared'; why: Left }
  | { is: 'asleep'; why: 'asleep' }
  | { is: 'askable'; why: 'later-in-line' }

/** The first reason not to ask somebody now. */
export function standingOf(volunteer: Candidate, facts: RoundFacts, now: Date): Standing {
  const unable = firstOf(notAble, volunteer, facts, now)
  if (unable) return { is: 'not-able', why: unable }
  const spared = firstOf(notLeft, volunteer, facts, now)
  if (spared) return { is: 'spared', why: spared }
  if (isAsleep(volunteer, facts, now)) return { is: 'asleep', why: 'asleep' }
  return { is: 'askable', why: 'later-in-line' }
}

function firstOf<Why extends string>(
  gates: Record<Why, Gate>,
  volunteer: Candidate,
  facts: RoundFacts,
  now: Date,
): Why | null {
  for (const why in gates) if (gates[why](volunteer, facts, now)) return why
  return null
}

/** A postcode in one spelling: 8925 ab is 8925AB. */
export function postcodeOf(text: string): string {
  return text.replace(/\s/g, '').toUpperCase()
}

function comesTo(areas: string[], postcode: string | null): boolean {
  if (areas.length === 0 || postcode === null) return true
  return areas.some((area) => postcodeOf(postcode).startsWith(postcodeOf(area)))
}

function isVetted({ vettedOn, vettingDueOn }: Candidate, now: Date): boolean {
  return vettedOn !== null && (vettingDueOn === null || vettingDueOn > now)
}

/** A whole day wanted does not keep anybody busy for that whole day; a part of a day does. */
export const longestJobMs = 6 * 3_600_000

function clash(job: Stretch, away: Stretch): boolean {
  return lengthOf(job) <= longestJobMs && lengthOf(away) <= longestJobMs && overlap(job, away)
}
