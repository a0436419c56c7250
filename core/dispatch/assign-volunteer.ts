import { noteToDesk, onCard } from '../desk/tell-desk.ts'
import { tell } from '../outbox/tell.ts'
import { noPhone } from '../people/no-phone.ts'
import { findVolunteer } from '../people/volunteers.store.ts'
import { askNeighboursInstead } from '../referrals/ask-neighbours-instead.ts'
import type { Actor } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { canBecome } from '../requests/request-states.ts'
import { lockRequest } from '../requests/requests.store.ts'
import { freeDriver } from '../rides/bookings.store.ts'
import { takeDriver } from '../rides/take-driver.ts'
import type { Work } from '../work.ts'
import { acceptedDetails } from './accepted-details.ts'
import { rememberAsked } from './candidates.store.ts'
import { placeFilled, placesTaken } from './fill-place.ts'
import { smallestFree } from './offer.ts'
import { changeOffers, insertAccepted, offersOf } from './offers.store.ts'
import { latestRound } from './rounds.store.ts'

/** The desk picks a volunteer, after a talk with them: the same as their own yes, and both sides hear it. */
export async function assignVolunteer(
  work: Work,
  requestId: string,
  volunteerId: string,
  actor: Actor,
): Promise<{ ok: true; reached: boolean } | { ok: false; why: string }> {
  const request = await lockRequest(work, requestId)
  if (!request) return { ok: false, why: 'gone' }
  const offers = await offersOf(work, requestId)
  const taken = placesTaken(offers)
  if (!canBecome(request.status, 'matched') || taken.length >= request.places)
    return { ok: false, why: request.status }
  const volunteer = await findVolunteer(work, volunteerId)
  if (volunteer?.status !== 'approved' || volunteer.neighbourhoodId !== request.neighbourhoodId) {
    return { ok: false, why: 'not-approved' }
  }
  if (volunteerId === request.residentId) return { ok: false, why: 'is-resident' }
  if (offers.some((offer) => offer.volunteerId === volunteerId && offer.status === 'accepted')) {
    return { ok: false, why: 'already-comes' }
  }
  if (!(await takeDriver(work, requestId, volunteerId))) return { ok: false, why: 'on-the-road' }
  if (!(await askNeighboursInstead(work, request, actor))) {
    await freeDriver(work, requestId)
    return { ok: false, why: 'no-car' }
  }
  const place = smallestFree(taken)
  const round = await latestRound(work, requestId)
  const offerId = await insertAccepted(work, { requestId, volunteerId, place, round })
  await rememberAsked(work, [volunteerId])
  await record(work, requestId, 'assigned', actor, { volunteerId })
  await placeFilled(work, request, volunteerId, taken.length + 1)
  const { name, address, phone, words, ride } = await acceptedDetails(work, request)
  const slots = {
    number: request.number,
    category: { category: request.category },
    when: { when: request.wantedAt },
    words,
    name: name ?? '-',
    address: address ?? '-',
    phone: phone ?? noPhone,
  }
  const line = { key: 'offers.assigned', slots }
  const told = await tell(work, volunteerId, [line, ...(ride ?? [])], {
    gist: line,
    purpose: 'offer.assigned',
    requestId,
    offerId,
  })
  if (told.reached) {
    await changeOffers(work, [offerId], { addressId: told.addressId })
  } else {
    const note = { key: 'offers.desk-call-volunteer', slots: { name: volunteer.name ?? '-' } }
    await noteToDesk(work, request.neighbourhoodId, note, { card: onCard(request) })
  }
  return { ok: true, reached: told.reached }
}
