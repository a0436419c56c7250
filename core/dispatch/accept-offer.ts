import type { AcceptedDetails } from '../conversations/flow.ts'
import { noteToDesk, onCard } from '../desk/tell-desk.ts'
import { nameOf } from '../people/volunteers.store.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { isOpen } from '../requests/request-states.ts'
import { lockRequest } from '../requests/requests.store.ts'
import { freeDriver } from '../rides/bookings.store.ts'
import { carForRide } from '../rides/car-for-ride.ts'
import { takeDriver } from '../rides/take-driver.ts'
import type { Work } from '../work.ts'
import { acceptedDetails } from './accepted-details.ts'
import { placeFilled, placesTaken } from './fill-place.ts'
import { smallestFree } from './offer.ts'
import { changeOffers, findOffer, offersOf, takeBackNewTime } from './offers.store.ts'
import { whoMayCome } from './who-comes.ts'

/** Why a yes or no comes too late. */
export type GoneWhy = 'taken' | 'cancelled' | 'over' | 'closed' | 'on-the-road' | 'no-car'

/** The yes was to another time: `moved` is asked again, for the new one. */
export type NotAccepted = { ok: false; why: GoneWhy | 'moved' }

/** All that the helper needs to know, and whether another of their household may come in their place. */
export interface Accepted {
  ok: true
  details: AcceptedDetails
  mayChoose: boolean
}

/**
 * A volunteer says yes. Whoever holds the request first gets the place; of ten at once one wins and nine hear kindly
 * that it is taken. A late yes, or one after a no, is welcome as long as there is a place.
 */
export async function acceptOffer(
  work: Work,
  offerId: string,
  personId: string,
  answer: { tail: string | null; condition: boolean },
): Promise<Accepted | NotAccepted> {
  const named = await findOffer(work, offerId)
  const request = named && (await lockRequest(work, named.requestId))
  if (!request || named.volunteerId !== personId) return { ok: false, why: 'closed' }
  const offers = await offersOf(work, request.id)
  const offer = offers.find(({ id }) => id === offerId)
  if (offer?.status === 'accepted' && isOpen(request.status)) {
    return acceptedBy(work, request, personId)
  }
  const taken = placesTaken(offers)
  const gone = whyGone(request, taken.length)
  if (gone) return { ok: false, why: gone }
  if (offer && (await takeBackNewTime(work, offer))) return { ok: false, why: 'moved' }
  if (!(await takeDriver(work, request.id, personId))) return { ok: false, why: 'on-the-road' }
  if (request.category === 'ride' && (await carForRide(work, request.id))) {
    await freeDriver(work, request.id)
    return { ok: false, why: 'no-car' }
  }
  const place = smallestFree(taken)
  const { tail, condition } = answer
  await changeOffers(work, [offerId], { status: 'accepted', place, answeredAt: work.now, tail, byWhom: null })
  await record(work, request.id, 'accepted', personId, { tail, condition })
  await placeFilled(work, request, personId, taken.length + 1)
  if (condition) await tellCondition(work, request, personId, tail)
  return acceptedBy(work, request, personId)
}

async function acceptedBy(work: Work, request: HelpRequest, personId: string): Promise<Accepted> {
  const details = await acceptedDetails(work, request)
  return { ok: true, details, mayChoose: (await whoMayCome(work, request, personId)).length > 1 }
}

/** Why nobody can say yes to this request any more; null if somebody can. */
export function whyGone(request: HelpRequest, taken: number): GoneWhy | null {
  if (request.status === 'cancelled') return 'cancelled'
  if (request.status === 'done' || request.status === 'unmet') return 'over'
  if (request.status === 'matched' || taken >= request.places) return 'taken'
  return request.status === 'searching' ? null : 'closed'
}

async function tellCondition(
  work: Work,
  request: HelpRequest,
  personId: string,
  tail: string | null,
): Promise<void> {
  const name = (await nameOf(work, personId)) ?? '-'
  const line = { key: 'offers.desk-condition', slots: { name, words: tail ?? '-' } }
  const card = onCard(request)
  await noteToDesk(work, request.neighbourhoodId, line, { card })
}
