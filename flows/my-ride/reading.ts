import type { Facts, Flow, OpenRequest } from '../../core/conversations/flow.ts'
import { isMoment } from '../../core/when.ts'
import { wantsToWait } from '../book-a-ride/reading.ts'
import type { Heard } from '../talk/heard.ts'

/** What a reminder can be answered with, in the order of its numbers; and to wait, when there is no car any more. */
export const answers = ['ok', 'other', 'off', 'human', 'wait'] as const
/** One of them. */
export type ReminderAnswer = (typeof answers)[number]

const wishesOtherTime =
  /(?<!\p{L})(verzet\p{L}*|verplaats\p{L}*|andere tijd|later|eerder|vroeger|ferset\p{L}*|oare tiid|letter|earder|another time|reschedule|move|earlier)(?!\p{L})/iu

/** "Kan de rit ook vrijdag om twee uur?": not a ride but the ride. */
const asksOfTheRide =
  /(?<!\p{L})(kan|kin|mag|mei|can|could|may)\s+(de|die|mijn|myn|the|my|that)\s+(rit|ride)(?!\p{L})/iu

/** The rides of this person that are still to come. */
export function rides({ requests, neighbourhood }: Facts): OpenRequest[] {
  if (neighbourhood.rides === null) return []
  return requests.filter(
    ({ category, wantedAt }) => category === 'ride' && isMoment(wantedAt?.split('/')[0] ?? null),
  )
}

/** Those that a reminder was sent for, while nothing else is asked. */
function reminded(facts: Facts): OpenRequest[] {
  const quiet = facts.askedAt === null && facts.offers.length === 0 && facts.visits.length === 0
  return quiet ? rides(facts).filter(({ nextStep }) => nextStep === 'ask-done') : []
}

/** The answer to a reminder or a wish for another time; a bare number counts only while nothing else is asked. */
export const claims: NonNullable<Flow['claims']> = (event) => {
  const { about, facts, meaning, text } = event
  if (about !== null) return about.startsWith('r:')
  if (rides(facts).length === 0 || meaning.category === 'ride')
    return facts.askedAt === null && (asksOtherTime(event) || asksToWait(event))
  const answered = answersReminder({ meaning, text })
  const asks = asksOtherTime(event) || asksToWait(event)
  return (reminded(facts).length > 0 && answered) || (facts.askedAt === null && asks)
}

/** A bare number, or a yes. */
function answersReminder({ meaning, text }: Pick<Heard, 'meaning' | 'text'>): boolean {
  return /^[1-4][.)]?$/.test(text.trim()) || meaning.answer === 'yes'
}

/** Somebody with a ride to come wants it at another time. */
function asksOtherTime({ facts, meaning, text }: Pick<Heard, 'facts' | 'meaning' | 'text'>): boolean {
  if (rides(facts).length === 0 || meaning.answer !== null) return false
  return wishesOtherTime.test(text) || (meaning.when !== null && asksOfTheRide.test(text))
}

/** "De wachtlijst", of somebody with a ride for which nobody comes yet. */
function asksToWait({ facts, meaning, text }: Pick<Heard, 'facts' | 'meaning' | 'text'>): boolean {
  return withoutDriver(facts).length > 0 && wantsToWait({ meaning, text })
}

function withoutDriver(facts: Facts): OpenRequest[] {
  return rides(facts).filter(({ status, helper }) => status !== 'matched' && helper === null)
}

/** What a reminder was answered with; null if that is not clear. */
export function answerOf(heard: Heard): ReminderAnswer | null {
  const { meaning, text, about } = heard
  const picked = answers.find((each) => each === meaning.choice)
  if (picked) return picked
  const number = /^([1-4])[.)]?$/.exec(text.trim())?.[1]
  if (number && about === null) return answers[Number(number) - 1] ?? null
  if (meaning.answer === 'yes') return 'ok'
  if (asksToWait(heard)) return 'wait'
  return asksOtherTime(heard) ? 'other' : null
}

/** The rides that may be meant: by the button, those that were reminded of, or all of them. */
export function meantRides(heard: Heard): OpenRequest[] {
  const { about, facts } = heard
  const all = rides(facts)
  if (about?.startsWith('r:')) return all.filter(({ id }) => id === about.slice(2))
  if (asksToWait(heard)) return withoutDriver(facts)
  const recent = reminded(facts)
  return recent.length > 0 && answersReminder(heard) ? recent : all
}

/** The ride that was picked, or the only one on the day that was named; null if that is not clear. */
export function rideNamed({ meaning, facts }: Heard): OpenRequest | null {
  const all = rides(facts)
  const picked = all.find(({ id }) => id === meaning.choice)
  if (picked) return picked
  const day = meaning.when?.slice(0, 10)
  const [one, second] = all.filter(({ wantedAt }) => day !== undefined && wantedAt?.startsWith(day))
  return one && !second ? one : null
}
