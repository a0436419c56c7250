import { beginArrangement } from '../arrangements/begin-arrangement.ts'
import { showCard } from '../desk/tell-desk.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { tell } from '../outbox/tell.ts'
import { nameOf } from '../people/volunteers.store.ts'
import { firstNameOf, type HelpRequest } from '../requests/help-request.ts'
import { changeRequest } from '../requests/requests.store.ts'
import { gistOf, riderLines } from '../rides/ride-lines.ts'
import { findRide } from '../rides/rides.store.ts'
import type { Work } from '../work.ts'
import { inTheMorning } from './in-the-morning.ts'
import type { Offer } from './offer.ts'
import { releaseAsked } from './release-volunteers.ts'
import { nextVisitStep } from './visits/visit-steps.ts'

/** The places of a request that somebody said yes to. */
export function placesTaken(offers: Offer[]): number[] {
  return offers.map(({ place }) => place).filter((place) => place !== null)
}

/** What follows when a neighbour got a place: the resident hears who comes, and a full request stops asking. */
export async function placeFilled(
  work: Work,
  asked: HelpRequest,
  volunteerId: string,
  taken: number,
): Promise<void> {
  const full = taken >= asked.places
  // every week, with the same neighbour: what was asked becomes the first time of that
  const request = full ? await beginArrangement(work, asked, volunteerId) : asked
  // While rounds still run they come first: the last one hands over to the visit.
  if (full || request.nextStep !== 'round') {
    const { quietHours, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
    const visit = { from: request.wantedFrom, until: request.wantedUntil }
    const next = nextVisitStep(visit, work.now, quietHours, zone)
    await oweStep(work, request.id, next.step, next.at)
  }
  if (full) {
    await changeRequest(work, request.id, { status: 'matched', withDeskSince: null, withDeskWhy: null })
    await releaseAsked(work, request, 'taken')
  }
  const name = firstNameOf(await nameOf(work, volunteerId))
  const slots = { category: { category: request.category }, when: { when: asked.wantedAt } }
  const line = name
    ? { key: 'offers.helper-found', slots: { ...slots, name } }
    : { key: 'offers.helper-found-nameless', slots }
  const ride = await findRide(work, request.id)
  const lines = ride ? riderLines(work, ride, name, 'rides.driver-found') : [line]
  await tell(work, request.residentId, lines, {
    ...gistOf(lines),
    purpose: 'request.helper-found',
    requestId: request.id,
    notBefore: inTheMorning(work, request),
  })
  await showCard(work, request.neighbourhoodId, 'request', request.id)
}
