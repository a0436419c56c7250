import type { Facts, Flow, OpenRequest } from '../../core/conversations/flow.ts'
import { isMoment } from '../book-a-ride/reading.ts'
import type { Heard } from '../talk/heard.ts'

const answers = ['ok', 'other', 'off', 'human'] as const
/** What a reminder can be answered with, in the order of its numbers. */
export type ReminderAnswer = (typeof answers)[number]

const wishesOtherTime =
  /(?<!\p{L})(verzet\p{L}*|verplaats\p{L}*|andere tijd|later|eerder|vroeger|ferset\p{L}*|oare tiid|letter|earder|another time|reschedule|move|earlier)(?!\p{L})/iu

/** The rides of this person that are still to come. */
export function rides({ requests, neighbourhood }: Facts): OpenRequest[] {
  if (neighbourhood.rides === null) return []
  return requests.filter(
    ({ category, wantedAt }) => category === 'ride' && isMoment(wantedAt?.split('/')[0] ?? null),
  )
}

/** The one that a reminder was sent for, while nothing else is asked. */
function reminded(facts: Facts): OpenRequest | null {
  const [ride, second] = rides(facts).filter(({ nextStep }) => nextStep === 'ask-done')
  const quiet = facts.askedAt === null && facts.offers.length === 0 && facts.visits.length === 0
  return ride && !second && quiet ? ride : null
}

/** The answer to a reminder or a wish for another time; a bare number counts only while nothing else is asked. */
export const claims: NonNullable<Flow['claims']> = (event) => {
  const { about, facts, meaning, text } = event
  if (about !== null) return about.startsWith('r:')
  if (rides(facts).length === 0 || meaning.category === 'ride')
    return facts.askedAt === null && asksOtherTime(event)
  const answered = /^[1-4][.)]?$/.test(text.trim()) || meaning.answer === 'yes'
  return (reminded(facts) !== null && answered) || (facts.askedAt === null && asksOtherTime(event))
}

/** Somebody with one ride to come wants it at another time. */
function asksOtherTime({ facts, meaning, text }: Pick<Heard, 'facts' | 'meaning' | 'text'>): boolean {
  return rides(facts).length === 1 && meaning.answer === null && wishesOtherTime.test(text)
}

/** What a reminder was answered with; null if that is not clear. */
export function answerOf(heard: Heard): ReminderAnswer | null {
  const { meaning, text, about } = heard
  const picked = answers.find((each) => each === meaning.choice)
  if (picked) return picked
  const number = /^([1-4])[.)]?$/.exec(text.trim())?.[1]
  if (number && about === null) return answers[Number(number) - 1] ?? null
  if (meaning.answer === 'yes') return 'ok'
  return asksOtherTime(heard) ? 'other' : null
}

/** The ride that is meant: by the button, or the one that was reminded of, or the only one. */
export function meantRide({ about, facts }: Pick<Heard, 'about' | 'facts'>): OpenRequest | null {
  const all = rides(facts)
  if (about?.startsWith('r:')) return all.find(({ id }) => id === about.slice(2)) ?? null
  return reminded(facts) ?? (all.length === 1 ? (all[0] ?? null) : null)
}
