import type { Ride } from '../ride-wish.ts'

type Times = Pick<Ride, 'shared' | 'pickupAt' | 'arriveAt' | 'returnAt' | 'homeAt' | 'vehicleId'>

/** A ride as it is really driven: in a trip with another one at the times and in the car of that trip. */
export function asDriven<R extends Times>(ride: R): R {
  if (!ride.shared) return ride
  const { pickupAt, arriveAt, vehicleId, returnAt, homeAt } = ride.shared
  return { ...ride, pickupAt, arriveAt, vehicleId, ...(returnAt && homeAt && { returnAt, homeAt }) }
}
