import { showCard } from '../desk/tell-desk.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { record } from '../requests/history.ts'
import { lockRequest } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'
import { type GoneWhy, whyGone } from './accept-offer.ts'
import { placesTaken } from './fill-place.ts'
import { changeOffers, findOffer, offersOf } from './offers.store.ts'

/** A volunteer says no; when everybody who was asked said no, the next round need not wait. */
export async function declineOffer(
  work: Work,
  offerId: string,
  personId: string,
  tail: string | null,
): Promise<{ ok: true } | { ok: false; why: GoneWhy }> {
  const named = await findOffer(work, offerId)
  const request = named && (await lockRequest(work, named.requestId))
  if (!request || named.volunteerId !== personId) return { ok: false, why: 'closed' }
  const offers = await offersOf(work, request.id)
  const status = offers.find(({ id }) => id === offerId)?.status
  if (status === 'declined') return { ok: true }
  if (status !== 'asked' && status !== 'lapsed') {
    return { ok: false, why: whyGone(request, placesTaken(offers).length) ?? 'closed' }
  }
  await changeOffers(work, [offerId], { status: 'declined', answeredAt: work.now, tail })
  await record(work, request.id, 'declined', personId, { tail })
  const stillAsked = offers.some((offer) => offer.status === 'asked' && offer.id !== offerId)
  if (status === 'asked' && !stillAsked && request.nextStep === 'round') {
    await oweStep(work, request.id, 'round', work.now)
  }
  await showCard(work, request.neighbourhoodId, 'request', request.id)
  return { ok: true }
}
