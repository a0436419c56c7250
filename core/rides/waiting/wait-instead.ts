import { beginSearch } from '../../dispatch/start-dispatch.ts'
import { openReferral } from '../../referrals/referrals.store.ts'
import { endRequest } from '../../requests/end-request.ts'
import { record } from '../../requests/history.ts'
import { lockRequest } from '../../requests/requests.store.ts'
import type { When } from '../../when.ts'
import type { Work } from '../../work.ts'
import { carForRide } from '../car-for-ride.ts'
import type { Misfit } from '../check-ride.ts'
import { wishOf } from '../ride-wish.ts'
import { findRide } from '../rides.store.ts'
import { asDriven } from '../together/as-driven.ts'
import { waitForRide } from './wait-for-ride.ts'

/** How it went: they wait until then; or a car was free after all; or they cannot wait for this hour. */
export type WaitsInstead =
  | { how: 'waits'; until: When }
  | { how: 'booked'; number: number }
  | { how: 'unfit'; why: Misfit; times: When[] }
  | { how: 'gone' }

/**
 * A rider whose booked ride has no car any more waits for room in its place. The request ends with it: when room comes,
 * the ride is booked anew.
 */
export async function waitInstead(work: Work, requestId: string, riderId: string): Promise<WaitsInstead> {
  const request = await lockRequest(work, requestId)
  const ride = request && (await findRide(work, requestId))
  if (!ride || request.residentId !== riderId || asDriven(ride).pickupAt <= work.now) return { how: 'gone' }
  const { status, number, neighbourhoodId, words, language, forWhom } = request
  const isSought = status === 'searching' || status === 'referred'
  if (!isSought || (await openReferral(work, requestId))) return { how: 'gone' }
  if (!(await carForRide(work, requestId))) {
    if (status === 'referred') await beginSearch(work, request)
    return { how: 'booked', number }
  }
  const wish = wishOf(ride, work.core.neighbourhoods.get(neighbourhoodId).zone)
  // one time of a weekly ride waits by itself: that day of it is this request, and stays so
  const waits = await waitForRide(work, wish, { neighbourhoodId, riderId, words, language, forWhom })
  if (!waits.ok)
    return waits.checked && !waits.checked.fits
      ? { how: 'unfit', why: waits.checked.why, times: waits.checked.times }
      : { how: 'gone' }
  await record(work, requestId, 'cancelled', riderId, { why: 'waiting-list' })
  await endRequest(work, request, { status: 'cancelled', outcome: 'waiting-list' }, 'cancelled')
  return { how: 'waits', until: waits.until }
}
