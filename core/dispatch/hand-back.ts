import { noteToDesk, onCard } from '../desk/tell-desk.ts'
import { tell } from '../outbox/tell.ts'
import { nameOf } from '../people/volunteers.store.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { changeRequest, lockRequest } from '../requests/requests.store.ts'
import { freeDriver } from '../rides/bookings.store.ts'
import { handBackTogether } from '../rides/together/hand-back-together.ts'
import type { Work } from '../work.ts'
import { buddyLeft } from './buddies.ts'
import { inTheMorning } from './in-the-morning.ts'
import { changeOffers, findOffer } from './offers.store.ts'
import { goOnSearching } from './start-dispatch.ts'

/** A volunteer who said yes cannot come after all: the place is free again and others are asked at once. */
export async function handBack(
  work: Work,
  offerId: string,
  personId: string,
  tail: string | null,
): Promise<{ ok: true; number: number } | { ok: false; why: 'closed' }> {
  const named = await findOffer(work, offerId)
  const held = named && (await lockRequest(work, named.requestId))
  const offer = held && (await findOffer(work, offerId))
  const running = held?.status === 'matched' || held?.status === 'searching'
  if (!running || offer?.volunteerId !== personId || offer.status !== 'accepted' || offer.doneAt) {
    return { ok: false, why: 'closed' }
  }
  await changeOffers(work, [offerId], { status: 'handed-back', place: null, answeredAt: work.now, tail })
  const request = (await handBackTogether(work, held.id, personId)) ?? held
  await freeDriver(work, request.id)
  await changeRequest(work, request.id, { proposedAt: null, proposedBy: null, proposedOn: null })
  await record(work, request.id, 'handed-back', personId, { tail })
  await goOnSearching(work, request)
  await buddyLeft(work, request, personId)
  await tellBothSides(work, request, personId, tail)
  return { ok: true, number: request.number }
}

async function tellBothSides(
  work: Work,
  request: HelpRequest,
  personId: string,
  tail: string | null,
): Promise<void> {
  const slots = { category: { category: request.category }, when: { when: request.wantedAt } }
  const key = request.places > 1 ? 'offers.one-cannot' : 'offers.looking-for-another'
  const line = { key, slots }
  await tell(work, request.residentId, [line], {
    purpose: 'request.handed-back',
    requestId: request.id,
    notBefore: inTheMorning(work, request),
  })
  const name = (await nameOf(work, personId)) ?? '-'
  const note = { key: 'offers.desk-handed-back', slots: { name, words: tail ?? '-' } }
  const card = onCard(request)
  await noteToDesk(work, request.neighbourhoodId, note, { card })
}
