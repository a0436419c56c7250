import { fittingPart } from '../people/availability.ts'
import type { Candidate, RoundFacts } from './candidate.ts'
import { inFairOrder } from './fair-order.ts'
import { standingOf, type WhyNot } from './gates.ts'
import { awakeAt } from './sleep.ts'
import type { WhyAsked } from './why.ts'

/** Somebody who is asked, and why they of all people. */
export interface Chosen {
  personId: string
  why: WhyAsked
}

/** Somebody who is not asked now, and why not. */
export interface PassedOver {
  personId: string
  why: WhyNot
}

/** Why a round has nobody to ask; each is a key under desk.why. */
export type WhyNobody = 'nobody-able' | 'nobody-left' | 'nobody-awake' | 'too-late'

/** Who is asked now, or until when to wait, or why there is nobody; and of everybody else why they are not asked. */
export type RoundDecision = { others: PassedOver[] } & (
  | { do: 'ask'; ask: Chosen[] }
  | { do: 'wait'; until: Date }
  | { do: 'nobody'; why: WhyNobody }
)

/** Decides who belongs to the round that fires now, and says of each volunteer why, or why not. */
export function planRound(facts: RoundFacts, now: Date): RoundDecision {
  const { request, people } = facts
  const all = facts.volunteers.map((volunteer) => ({
    volunteer,
    standing: standingOf(volunteer, facts, now),
  }))
  const that = (is: (typeof all)[number]['standing']['is']) =>
    all.filter(({ standing }) => standing.is === is).map(({ volunteer }) => volunteer)
  const tooLate = request.wanted !== null && request.wanted.until <= now
  const asked = tooLate
    ? []
    : that('askable')
        .toSorted((a, b) => inFairOrder(a, b, request.language))
        .slice(0, people)
  const others = all
    .filter(({ volunteer }) => !asked.includes(volunteer))
    .map(({ volunteer: { personId }, standing: { why } }) => ({ personId, why }))

  if (tooLate) return { do: 'nobody', why: 'too-late', others }
  if (asked.length > 0) return { do: 'ask', ask: asked.map((each) => chosen(each, facts)), others }
  const [firstAwake] = that('asleep')
    .map((each) => awakeAt(each, facts, now))
    .toSorted((a, b) => a.getTime() - b.getTime())
  if (!firstAwake)
    return { do: 'nobody', why: that('spared').length > 0 ? 'nobody-left' : 'nobody-able', others }
  if (request.wanted && firstAwake >= request.wanted.until)
    return { do: 'nobody', why: 'nobody-awake', others }
  return { do: 'wait', until: firstAwake, others }
}

/** A walk of some fifteen minutes. */
const nearMeters = 1500

function chosen(volunteer: Candidate, { request, rules }: RoundFacts): Chosen {
  const { personId, languages, lastAskedAt, availability, areas, metersAway } = volunteer
  return {
    personId,
    why: {
      turn: lastAskedAt ? 'longest-ago' : 'never-asked',
      speaks: languages.includes(request.language) ? request.language : null,
      free: fittingPart(request.wantedAt, availability),
      near: areas.length > 0 && request.postcode !== null,
      livesNear: metersAway !== null && metersAway <= nearMeters,
      trained: rules.trained[request.category] !== undefined,
      withBuddy: volunteer.needsBuddy || volunteer.sheltered,
    },
  }
}
