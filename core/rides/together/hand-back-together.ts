import { changeOffers } from '../../dispatch/offers.store.ts'
import { comingOffers } from '../../dispatch/visits/coming.ts'
import { tell } from '../../outbox/tell.ts'
import type { HelpRequest } from '../../requests/help-request.ts'
import { record } from '../../requests/history.ts'
import { readRequest } from '../../requests/requests.store.ts'
import type { Work } from '../../work.ts'
import { findRide } from '../rides.store.ts'
import { driveApart } from './drive-apart.ts'

/**
 * Whoever cannot drive one ride of a trip cannot drive the other either: both go alone, each with a search of its own.
 * The answer is the request as it is then; null if its ride went alone.
 */
export async function handBackTogether(
  work: Work,
  requestId: string,
  driverId: string,
): Promise<HelpRequest | null> {
  const ride = await findRide(work, requestId)
  if (!ride?.sharedWith) return null
  const other = await readRequest(work, ride.sharedWith)
  const trip = (await findRide(work, ride.sharedWith))?.shared
  // whoever is in the car already is brought where they have to be
  const offers = trip && trip.pickupAt > work.now ? await comingOffers(work, ride.sharedWith) : []
  const theirs = offers.filter(({ volunteerId }) => volunteerId === driverId).map(({ id }) => id)
  await changeOffers(work, theirs, { status: 'handed-back', place: null, answeredAt: work.now })
  if (other && theirs.length > 0) {
    await record(work, other.id, 'handed-back', driverId)
    const line = { key: 'together.driver-other-too', slots: { number: other.number } }
    await tell(work, driverId, [line], { purpose: 'ride.apart', requestId: other.id })
  }
  await driveApart(work, requestId)
  return readRequest(work, requestId)
}
