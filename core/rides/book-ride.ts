import type { Language } from '../conversations/meaning.ts'
import { beginSearch } from '../dispatch/start-dispatch.ts'
import { openRequest } from '../requests/open-request.ts'
import { lockRequest } from '../requests/requests.store.ts'
import { type When, whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import { holdCar, holdCars } from './bookings.store.ts'
import type { Misfit } from './check-ride.ts'
import { checkWish } from './check-wish.ts'
import type { RidePlan } from './plan-ride.ts'
import type { RideWish } from './ride-wish.ts'
import { insertRide } from './rides.store.ts'
import { schemeOf } from './scheme-of.ts'
import { tellDeskWhatIsMissing } from './tell-desk-what-is-missing.ts'

/** Who books, and in which words. */
export interface Booker {
  neighbourhoodId: string
  riderId: string
  words: string
  origin: string
  language: Language
  /** Who books it: the rider, or a member of the desk. */
  actor: string
  /** Who of a household rides, where the phone is shared. */
  forWhom?: string | null
}

/** How a booking went. */
export type Booked =
  | { ok: true; requestId: string; number: number }
  | { ok: false; why: Misfit | 'no-scheme'; times: When[] }

/**
 * Books a ride: the car is held, the request is opened, and drivers are asked at once. Of ten who want the same
 * hour one gets it; the others hear which hours are near.
 */
export async function bookRide(work: Work, wish: RideWish, booker: Booker): Promise<Booked> {
  const { neighbourhoodId, riderId, words, origin, language, actor, forWhom = null } = booker
  const scheme = schemeOf(work, neighbourhoodId)
  if (!scheme) return { ok: false, why: 'no-scheme', times: [] }
  await holdCars(work, neighbourhoodId)
  const checked = await checkWish(work, neighbourhoodId, scheme, wish)
  if (!checked.fits) return { ok: false, why: checked.why, times: checked.times }
  const { plan, vehicleId } = checked
  const { zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const opened = await openRequest(work, {
    neighbourhoodId,
    residentId: riderId,
    category: 'ride',
    words,
    wantedAt: spanOfPlan(plan, zone),
    urgency: 'normal',
    origin,
    language,
    forWhom,
  })
  if (!opened.ok) throw new Error(`A ride cannot be at that time: ${opened.why}.`)
  const { id: requestId, number } = opened
  await insertRide(work, {
    ...wish,
    ...plan,
    requestId,
    neighbourhoodId,
    schemeId: scheme.id,
    riderId,
    vehicleId,
    drivenMeters: null,
    outcome: null,
    bookedAt: work.now,
  })
  if (vehicleId) await holdCar(work, requestId, { neighbourhoodId, vehicleId }, plan.stretches)
  const request = await lockRequest(work, requestId)
  if (request) await beginSearch(work, request, actor)
  await tellDeskWhatIsMissing(work, requestId, neighbourhoodId, wish)
  return { ok: true, requestId, number }
}

/** From the pick-up until the rider is home, as the request shows it. */
export function spanOfPlan({ pickupAt, arriveAt, homeAt }: RidePlan, zone: string): When {
  return `${whenOf(pickupAt, zone)}/${whenOf(homeAt ?? arriveAt, zone)}`
}
