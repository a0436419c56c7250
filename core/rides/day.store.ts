import type { Stretch } from '../dispatch/candidate.ts'
import type { Work } from '../work.ts'
import type { Ride } from './ride-wish.ts'
import { readRide } from './rides.store.ts'

/** A ride as it stands on the sheet of a day. */
export interface DayRide {
  ride: Ride
  number: number
  nextStep: string | null
}

/** The rides of one driver that are picked up between two moments, in order. */
export async function ridesOfDriver(
  { tx }: Work,
  driverId: string,
  { from, until }: Stretch,
): Promise<DayRide[]> {
  const rows = await tx.ride.findMany({
    where: { pickupAt: { gte: from, lt: until }, driverBookings: { some: { driverId } } },
    include: { request: { select: { number: true, nextStep: true } } },
    orderBy: { pickupAt: 'asc' },
  })
  return rows.map(({ request, ...row }) => ({ ride: readRide(row), ...request }))
}
