import type { Work } from '../work.ts'
import { busyCars, holdCar, holdCars } from './bookings.store.ts'
import { whyUnfit } from './check-ride.ts'
import { freeCarFor } from './find-times.ts'
import { digitsOf } from './ride-place.ts'
import type { RideScheme } from './ride-scheme.ts'
import type { Ride } from './ride-wish.ts'
import { changeRide, findRide } from './rides.store.ts'
import { schemeOf } from './scheme-of.ts'
import { asDriven } from './together/as-driven.ts'

/**
 * A ride that may have lost its car is given one that is free; if none is, or none goes at its hour, the answer is the ride.
 * Null where it has one, drivers bring their own, its hour has gone by, or it is no ride at all.
 */
export async function carForRide(work: Work, requestId: string): Promise<Ride | null> {
  const ride = await findRide(work, requestId)
  const scheme = ride && schemeOf(work, ride.neighbourhoodId)
  if (!ride || !scheme || scheme.vehicles.length === 0) return null
  if (ride.vehicleId !== null || asDriven(ride).pickupAt <= work.now) return null
  const { neighbourhoodId, stretches } = ride
  await holdCars(work, neighbourhoodId)
  if (!isOurs(work, scheme, ride, ride.bookedAt)) return ride
  const whole = {
    from: new Date(Math.min(...stretches.map(({ from }) => from.getTime()))),
    until: new Date(Math.max(...stretches.map(({ until }) => until.getTime()))),
  }
  const busy = await busyCars(work, neighbourhoodId, whole, requestId)
  const vehicleId = freeCarFor({ scheme, busy }, ride, stretches)
  if (!vehicleId) return ride
  await holdCar(work, requestId, { neighbourhoodId, vehicleId }, stretches)
  await changeRide(work, requestId, { vehicleId })
  return null
}

/** Whether a car of ours goes at its hour, for who asks then: while others were to drive it, it may have got another. */
export function isOurs(work: Work, scheme: RideScheme, ride: Ride, asked: Date): boolean {
  const { zone } = work.core.neighbourhoods.get(ride.neighbourhoodId)
  const places = { pickup: digitsOf(ride.pickup), destination: digitsOf(ride.destination) }
  return whyUnfit(scheme, { ...ride, ...places, plan: ride }, asked, zone) === null
}
