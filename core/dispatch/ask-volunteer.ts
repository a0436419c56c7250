import { tell } from '../outbox/tell.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import { pingLine } from '../rides/ride-lines.ts'
import { findRide } from '../rides/rides.store.ts'
import { whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import { smallestFree } from './offer.ts'
import { changeOffers, insertOffer, openWith } from './offers.store.ts'

/**
 * Pings one volunteer: what, roughly where and when; never the resident's own words, which may hold names.
 * False if nothing can reach them.
 */
export async function askVolunteer(
  work: Work,
  request: HelpRequest,
  volunteerId: string,
  { round, answerBy }: { round: number; answerBy: Date },
): Promise<boolean> {
  const open = await openWith(work, volunteerId)
  // A bare yes is clear when nothing else is open; a code only then would be noise. What was open before counts as
  // the first, so that "JA 2" means the second ping, also where all of them are listed.
  const code = open.question || open.codes.length > 0 ? smallestFree([1, ...open.codes]) : null
  const offerId = await insertOffer(work, { requestId: request.id, volunteerId, round, code })
  const { name: neighbourhood, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const ride = await findRide(work, request.id)
  const until = whenOf(answerBy, zone)
  const plain = {
    key: request.urgency === 'urgent' ? 'offers.ping-urgent' : 'offers.ping',
    slots: {
      category: { category: request.category },
      neighbourhood,
      when: { when: request.wantedAt },
      answerBy: { when: until },
    },
  }
  const line = ride ? pingLine(work, ride, until) : plain
  const told = await tell(work, volunteerId, [line], {
    purpose: 'offer.ping',
    requestId: request.id,
    offerId,
    about: `o:${offerId}`,
    choices: [
      { value: 'yes', key: 'offers.yes' },
      { value: 'no', key: 'offers.no' },
    ],
    code,
    expiresAt: answerBy,
  })
  await changeOffers(
    work,
    [offerId],
    told.reached
      ? { addressId: told.addressId, pings: { increment: 1 } }
      : { status: 'lapsed', addressId: null },
  )
  return told.reached
}
