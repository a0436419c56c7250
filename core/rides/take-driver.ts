import type { Stretch } from '../stretches.ts'
import type { Work } from '../work.ts'
import { holdCars, holdDriver } from './bookings.store.ts'
import { homeOf } from './drivers.store.ts'
import { planRide } from './plan-ride.ts'
import { digitsOf } from './ride-place.ts'
import type { Ride } from './ride-wish.ts'
import { findRide } from './rides.store.ts'
import { schemeOf } from './scheme-of.ts'
import { travelIn } from './travel.ts'

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
  if (!scheme || scheme.vehicles.length > 0) return ride.stretches
  const home = digitsOf({ postcode: await homeOf(work, driverId) })
  const times = { ...ride, pickup: digitsOf(ride.pickup), destination: digitsOf(ride.destination) }
  return planRide(scheme, times, home, travelIn(work, ride.neighbourhoodId, scheme)).stretches
}
