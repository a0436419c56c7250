import type { HelpRequest } from '../../requests/help-request.ts'
import { lockRequest } from '../../requests/requests.store.ts'
import type { Work } from '../../work.ts'
import type { Offer } from '../offer.ts'
import { findOffer } from '../offers.store.ts'

/** Holds the request of a visit; null if nobody comes for it any more. */
export async function lockVisit(
  work: Work,
  offerId: string,
): Promise<{ request: HelpRequest; offer: Offer } | null> {
  const named = await findOffer(work, offerId)
  const request = named && (await lockRequest(work, named.requestId))
  const offer = request && (await findOffer(work, offerId))
  const running = request?.status === 'matched' || request?.status === 'searching'
  return running && offer?.status === 'accepted' ? { request, offer } : null
}
