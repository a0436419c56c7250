import type { Ride } from '../ride-wish.ts'

/** A ride as it is really driven: in a trip with another one at the times and in the car of that trip. */
export function asDriven<R extends Pick<Ride, 'shared' | 'pickupAt' | 'arriveAt' | 'vehicleId'>>(ride: R): R {
  if (!ride.shared) return ride
  const { pickupAt, arriveAt, vehicleId } = ride.shared
  return { ...ride, pickupAt, arriveAt, vehicleId }
}
