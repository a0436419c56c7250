import type { Flow, Visit } from '../../core/conversations/flow.ts'
import { type Heard, saysNo, saysYes } from '../talk/heard.ts'
import { latestAsk } from '../talk/latest-ask.ts'

/** An answer to "is it done?" or "was it all right?". */
export const claims: NonNullable<Flow['claims']> = ({ about, facts, meaning }) => {
  if (about !== null) return about.startsWith('v:') || about.startsWith('f:')
  const asker = latestAsk(facts)
  if (asker === 'visit')
    return meaning.answer !== null || (meaning.minutes !== null && meaning.act !== 'request')
  return asker === 'feedback' && meaning.answer !== null
}

/** Whether this is about a job that was to be done, rather than about how it was. */
export function isAboutVisit({ about, facts }: Heard): boolean {
  return about === null ? latestAsk(facts) !== 'feedback' : about.startsWith('v:')
}

/** The job somebody means: by the button, by its number or a choice, or the only one we asked about. */
export function meantVisit({ about, facts, meaning }: Heard): Visit | null {
  const { visits } = facts
  if (about?.startsWith('v:')) return visits.find(({ offerId }) => offerId === about.slice(2)) ?? null
  const named = visits.find(
    ({ offerId, number }) => offerId === meaning.choice || number === meaning.requestNumber,
  )
  const asked = askedVisits({ facts })
  return named ?? (asked.length === 1 ? (asked[0] ?? null) : null)
}

/** The jobs of which we asked whether they are done. */
export function askedVisits({ facts }: Pick<Heard, 'facts'>): Visit[] {
  return facts.visits.filter(({ askedDoneAt }) => askedDoneAt !== null)
}

/** The request whose resident answers, if we did ask. */
export function meantRequest({ about, facts }: Heard): string | null {
  const asked = facts.feedback?.requestId ?? null
  return about === null || about === `f:${asked}` ? asked : null
}

/** "Ja", "ja, 1,5 uur", or just "1,5 uur". */
export function saysDone(heard: Heard): boolean {
  return saysYes(heard) || (heard.meaning.minutes !== null && !saysNo(heard))
}
