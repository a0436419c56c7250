import { noteToDesk, onCard, showCard } from '../desk/tell-desk.ts'
import { offersOf } from '../dispatch/offers.store.ts'
import { nextVisitStep } from '../dispatch/visits/visit-steps.ts'
import { oweStep } from '../jobs/owe-step.ts'
import type { Work } from '../work.ts'
import { foardoar, type HelpRequest } from './help-request.ts'
import { record } from './history.ts'
import { nudgeAt } from './nudge-at.ts'
import { changeRequest } from './requests.store.ts'

/** Why the desk has to look at a request now; each is a key under desk.why. */
export type WithDeskWhy =
  | 'nobody-able'
  | 'nobody-left'
  | 'nobody-awake'
  | 'too-late'
  | 'not-answered'
  | 'not-done'
  | 'not-reached'
  | 'follow-up'
  | 'no-consent'
  | 'no-consent-yet'
  | 'not-taken-up'
  | 'no-car'
  | 'speak-first'
  | 'look-together'
  | 'no-advice'
  | 'advice-ready'

/**
 * From now on a person at the desk has to look at this request: they are told at once, and again while nobody does
 * anything. Neighbours who already said yes are still reminded and asked.
 */
export async function giveToDesk(
  work: Work,
  request: HelpRequest,
  why: WithDeskWhy,
  words: string | null = null,
): Promise<void> {
  const { neighbourhoodId, id } = request
  await changeRequest(work, id, { withDeskSince: work.now, withDeskWhy: why, takenBy: null })
  const { desk, quietHours, zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const offers = await offersOf(work, id)
  const coming = offers.some((offer) => offer.status === 'accepted' && !offer.askedDoneAt && !offer.doneAt)
  const visit = { from: request.wantedFrom, until: request.wantedUntil }
  const next = coming
    ? nextVisitStep(visit, work.now, quietHours, zone)
    : { step: 'nudge-desk' as const, at: nudgeAt(work.now, desk.minutesUntilNudge, zone) }
  await oweStep(work, id, next.step, next.at)
  await record(work, id, 'given-to-desk', foardoar, { why })
  const slots = { number: request.number, ...(words === null ? {} : { words }) }
  const key = words === null ? `requests.desk-${why}` : `requests.desk-${why}-with-words`
  await noteToDesk(work, neighbourhoodId, { key, slots }, { card: onCard({ id }), alarm: true })
  await showCard(work, neighbourhoodId, 'request', id)
}
