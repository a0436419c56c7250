import type { Category } from '../conversations/meaning.ts'
import { showCard } from '../desk/tell-desk.ts'
import { askForNewTime } from '../dispatch/ask-for-new-time.ts'
import { type PlacesRefusal, placesChanged, whyNotPlaces } from '../dispatch/change-places.ts'
import { comingOffers } from '../dispatch/visits/coming.ts'
import { nextVisitStep } from '../dispatch/visits/visit-steps.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { tell } from '../outbox/tell.ts'
import { findRide } from '../rides/rides.store.ts'
import { isWhen, type When } from '../when.ts'
import type { Work } from '../work.ts'
import type { Actor, HelpRequest, Urgency } from './help-request.ts'
import { record } from './history.ts'
import { isOpen } from './request-states.ts'
import { changeRequest, lockRequest } from './requests.store.ts'
import { wantedEdges } from './wanted-edges.ts'

/** What the desk fills in; everything is written anew. */
export interface Edit {
  category: string
  wantedAt: When | null
  urgency: Urgency
  words: string
  /** How many neighbours it takes; null leaves it as it is. */
  places: number | null
}

type EditRefusal = 'gone' | 'closed' | 'bad-when' | 'unknown-category' | 'ride-changed' | PlacesRefusal

/** The desk corrects a request; when the time changes, everybody who counts on it hears the new one. */
export async function editRequest(
  work: Work,
  requestId: string,
  edit: Edit,
  actor: Actor,
): Promise<{ ok: true; number: number } | { ok: false; why: EditRefusal }> {
  if (edit.wantedAt !== null && !isWhen(edit.wantedAt)) return { ok: false, why: 'bad-when' }
  const request = await lockRequest(work, requestId)
  if (!request) return { ok: false, why: 'gone' }
  if (!isOpen(request.status)) return { ok: false, why: 'closed' }
  const { categories: kinds, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const { category } = edit
  // what a neighbourhood does no longer stays what it was, until somebody changes it
  if (category !== request.category && !kinds.includes(category))
    return { ok: false, why: 'unknown-category' }
  // a booked ride has rules of its own, and is changed as a ride
  if (request.category === 'ride' && (await findRide(work, requestId)))
    return { ok: false, why: 'ride-changed' }
  const places = edit.places ?? request.places
  const mayNot = await whyNotPlaces(work, request, places)
  if (mayNot) return { ok: false, why: mayNot }
  const edges = wantedEdges(edit.wantedAt, zone)
  const isMoved = edit.wantedAt !== request.wantedAt
  const settled = isMoved ? { proposedAt: null, proposedBy: null, proposedOn: null } : {}
  await changeRequest(work, requestId, { ...edit, places, category, ...edges, ...settled })
  await record(work, requestId, 'edited', actor, { from: partsOf(request), to: partsOf(edit) })
  if (isMoved) await timeChanged(work, { ...request, ...edges, wantedAt: edit.wantedAt, category })
  if (places !== request.places) await placesChanged(work, requestId, actor)
  await showCard(work, request.neighbourhoodId, 'request', requestId)
  return { ok: true, number: request.number }
}

function partsOf({ category, wantedAt, urgency, words, places }: Edit) {
  return { category, wantedAt, urgency, words, places }
}

async function timeChanged(work: Work, request: HelpRequest & { category: Category }): Promise<void> {
  if (request.status === 'searching') await askForNewTime(work, request)
  const coming = await comingOffers(work, request.id)
  if (request.status !== 'matched' || coming.length === 0) return
  const { quietHours, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const visit = { from: request.wantedFrom, until: request.wantedUntil }
  const next = nextVisitStep(visit, work.now, quietHours, zone)
  await oweStep(work, request.id, next.step, next.at)
  const slots = { category: { category: request.category }, when: { when: request.wantedAt } }
  const line = { key: 'requests.new-time', slots }
  for (const personId of [request.residentId, ...coming.map(({ volunteerId }) => volunteerId)]) {
    await tell(work, personId, [line], { purpose: 'request.new-time', requestId: request.id })
  }
}
