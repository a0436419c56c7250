import type { Candidate, Stretch } from '../dispatch/candidate.ts'
import type { Work } from '../work.ts'
import { busyDrivers, holdCars, holdDriver } from './bookings.store.ts'
import { homeOf } from './drivers.store.ts'
import { planRide } from './plan-ride.ts'
import { digitsOf } from './ride-place.ts'
import type { Ride } from './ride-wish.ts'
import { findRide } from './rides.store.ts'
import { schemeOf } from './scheme-of.ts'
import { travelIn } from './travel.ts'

/** The same volunteers; of a ride, each with the time that they are on the road for another one. */
export async function withRoadTime(
  work: Work,
  requestId: string,
  candidates: Candidate[],
): Promise<Candidate[]> {
  const ride = await findRide(work, requestId)
  if (!ride) return candidates
  const ids = candidates.map(({ personId }) => personId)
  const away = await busyDrivers(work, ids, ride.stretches)
  // what clashes with a stretch of this ride, such as the way to it, clashes with the ride itself
  const itself = { from: ride.pickupAt, until: ride.homeAt ?? ride.arriveAt }
  return candidates.map((each) =>
    away.has(each.personId) ? { ...each, busy: [...each.busy, itself] } : each,
  )
}

/** Holds the time of a driver for a ride; false if they are on the road then. What is no ride needs no holding. */
export async function takeDriver(work: Work, requestId: string, driverId: string): Promise<boolean> {
  const ride = await findRide(work, requestId)
  if (!ride) return true
  // whoever plans a trip looks when this driver is away
  await holdCars(work, ride.neighbourhoodId)
  return holdDriver(work, requestId, driverId, await stretchesOf(work, ride, driverId))
}

/** When a driver is away for a ride: with a car of the scheme as long as the car; with their own, from their own door. */
export async function stretchesOf(work: Work, ride: Ride, driverId: string): Promise<Stretch[]> {
  const scheme = schemeOf(work, ride.neighbourhoodId)
  if (!scheme || ride.vehicleId) return ride.stretches
  const home = digitsOf({ postcode: await homeOf(work, driverId) })
  const times = { ...ride, pickup: digitsOf(ride.pickup), destination: digitsOf(ride.destination) }
  return planRide(scheme, times, home, travelIn(work, ride.neighbourhoodId, scheme)).stretches
}
