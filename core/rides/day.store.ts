import type { Core } from '../core.ts'
import { namedFor } from '../people/shared-phone.ts'
import type { Stretch } from '../stretches.ts'
import type { Work } from '../work.ts'
import type { Ride } from './ride-wish.ts'
import { readRide } from './rides.store.ts'
import { asDriven } from './together/as-driven.ts'

/** A ride as it stands on the sheet of a day. */
export interface DayRide {
  ride: Ride
  number: number
  /** Whom the request belongs to now: two people may have turned out to be one. */
  residentId: string
  /** Who of a household rides, where the phone is shared. */
  forWhom: string | null
  nextStep: string | null
}

/** The rides of one driver that are picked up between two moments, in order. */
export async function ridesOfDriver(
  { tx }: Work,
  driverId: string,
  { from, until }: Stretch,
): Promise<DayRide[]> {
  const rows = await tx.ride.findMany({
    where: {
      pickupAt: { gte: from, lt: until },
      request: { offers: { some: { volunteerId: driverId, status: 'accepted' } } },
    },
    include: { request: { select: { number: true, residentId: true, forWhom: true, nextStep: true } } },
    orderBy: { pickupAt: 'asc' },
  })
  return rows.map(({ request, ...row }) => ({ ride: readRide(row), ...request }))
}

/** A ride as the sheet of a day needs it. */
export interface RideOfDay {
  number: number
  pickupAt: Date
  arriveAt: Date
  homeAt: Date | null
  vehicleId: string | null
  destination: string
  stretches: Stretch[]
  /** The number of the ride that is driven in the same trip. */
  with: number | null
  rider: string | null
  driver: { id: string; name: string | null } | null
}

/** Every ride of a neighbourhood that is picked up between two moments and was not called off or left to an organisation, in order. */
export async function ridesOfDay(
  core: Core,
  neighbourhoodId: string,
  { from, until }: Stretch,
): Promise<RideOfDay[]> {
  const rows = await core.db.ride.findMany({
    where: {
      neighbourhoodId,
      pickupAt: { gte: from, lt: until },
      request: { referrals: { none: { status: { in: ['waiting-for-consent', 'sent', 'taken-up'] } } } },
      OR: [{ outcome: null }, { outcome: { in: ['done', 'no-show', 'missed-by-us'] } }],
    },
    include: {
      request: {
        select: {
          number: true,
          forWhom: true,
          resident: { select: { name: true } },
          offers: { where: { status: 'accepted' }, take: 1, select: { volunteerId: true } },
        },
      },
    },
    orderBy: { pickupAt: 'asc' },
  })
  const ids = rows.flatMap(({ request }) => request.offers.map(({ volunteerId }) => volunteerId))
  const people = await core.db.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  })
  const numbers = new Map(rows.map(({ requestId, request }) => [requestId, request.number]))
  return rows.map(({ request, ...row }) => {
    const ride = readRide(row)
    return {
      ...asDriven(ride),
      // the car of its own stays kept for it
      vehicleId: ride.vehicleId,
      with: ride.sharedWith === null ? null : (numbers.get(ride.sharedWith) ?? null),
      destination: ride.destination.name,
      number: request.number,
      rider: namedFor(request.forWhom, request.resident.name),
      driver: people.find(({ id }) => id === request.offers[0]?.volunteerId) ?? null,
    }
  })
}
