import type { Stretch } from '../../stretches.ts'
import type { Work } from '../../work.ts'
import type { Ride, SharedTrip } from '../ride-wish.ts'
import { readRide } from '../rides.store.ts'

/** A ride to come that may be driven together with another one. */
export interface Sharable {
  ride: Ride
  number: number
  residentId: string
  /** Who said yes to it; null while somebody is looked for. */
  driverId: string | null
}

type Reading = Pick<Work, 'tx' | 'now'>

/** These rides, as far as each is still to come, goes with nobody yet, and is searched or driven for. */
export async function sharable({ tx, now }: Reading, requestIds: string[]): Promise<Sharable[]> {
  const rows = await tx.ride.findMany({
    where: {
      requestId: { in: requestIds },
      sharedWith: null,
      outcome: null,
      pickupAt: { gt: now },
      request: { status: { in: ['searching', 'matched'] }, places: 1 },
    },
    include: {
      request: {
        select: {
          number: true,
          residentId: true,
          offers: { where: { status: 'accepted', doneAt: null }, select: { volunteerId: true } },
        },
      },
    },
  })
  return rows.map(({ request, ...row }) => ({
    ride: readRide(row),
    number: request.number,
    residentId: request.residentId,
    driverId: request.offers[0]?.volunteerId ?? null,
  }))
}

/** Rides of the same scheme that are to arrive within so many minutes of this one. */
export async function ridesAround({ tx }: Reading, ride: Ride, minutes: number): Promise<string[]> {
  const { requestId, neighbourhoodId, schemeId, arriveAt } = ride
  const apart = minutes * 60_000
  const rows = await tx.ride.findMany({
    where: {
      neighbourhoodId,
      schemeId,
      requestId: { not: requestId },
      sharedWith: null,
      outcome: null,
      arriveAt: {
        gte: new Date(arriveAt.getTime() - apart),
        lte: new Date(arriveAt.getTime() + apart),
      },
    },
    select: { requestId: true },
    orderBy: [{ arriveAt: 'asc' }, { requestId: 'asc' }],
  })
  return rows.map((row) => row.requestId)
}

/** When a driver is on the road in these stretches for other rides than these. */
export async function isDriverAway(
  { tx }: Reading,
  driverId: string,
  stretches: Stretch[],
  exceptRides: string[],
): Promise<boolean> {
  const away = await tx.driverBooking.findFirst({
    where: {
      driverId,
      rideId: { notIn: exceptRides },
      OR: stretches.map(({ from, until }) => ({ busyFrom: { lt: until }, busyUntil: { gt: from } })),
    },
    select: { id: true },
  })
  return away !== null
}

/** Keeps what a ride is like in a trip with another one, or that it goes alone again. */
export async function setShared(
  { tx }: Work,
  requestId: string,
  together: { with: string; trip: SharedTrip } | null,
): Promise<void> {
  if (!together) {
    await tx.$executeRaw`update ride set shared_with = null, shared = null where request_id = ${requestId}::uuid`
    return
  }
  await tx.ride.update({
    where: { requestId },
    data: { sharedWith: together.with, shared: JSON.parse(JSON.stringify(together.trip)) },
  })
}
