import type { Stretch } from '../../dispatch/candidate.ts'
import { addressOfPlace, digitsOf, type RidePlace } from '../ride-place.ts'
import type { RideScheme } from '../ride-scheme.ts'
import type { Ride } from '../ride-wish.ts'
import type { Travel } from '../travel.ts'

/** When somebody is picked up and there. */
export interface Leg {
  pickupAt: Date
  arriveAt: Date
}

/** Two rides in one go: when the car and its driver are away for it, and when each of both is picked up and there. */
export interface Trip {
  away: Stretch
  legs: [Leg, Leg]
}

type Pair = [Ride, Ride]

const minuteMs = 60_000
const orders = [
  [0, 1],
  [1, 0],
] as const

/**
 * The shortest way to pick both up and bring both where they have to be, so that neither comes late, is much too
 * early, or is on the road much longer; null if there is none. Nobody is fetched later than they count on.
 */
export function planTrip(scheme: RideScheme, pair: Pair, base: string | null, travel: Travel): Trip | null {
  const trips = orders
    .flatMap((pickUp) => orders.map((bring) => tripInOrder(scheme, pair, base, travel, pickUp, bring)))
    .filter((trip) => pair.every((ride, index) => isFair(scheme, ride, trip.legs[index])))
  const [shortest] = trips.toSorted((one, other) => lengthOf(one) - lengthOf(other))
  return shortest ?? null
}

type Order = (typeof orders)[number]

function tripInOrder(
  { boardingMinutes, turnaroundMinutes }: RideScheme,
  pair: Pair,
  base: string | null,
  travel: Travel,
  pickUp: Order,
  bring: Order,
): Trip {
  const minutes = (from: RidePlace, to: RidePlace) =>
    isSamePlace(from, to) ? 0 : travel(digitsOf(from), digitsOf(to)).minutes
  const first = pair[pickUp[0]]
  const second = pair[pickUp[1]]
  const sooner = pair[bring[0]]
  const later = pair[bring[1]]
  const atSecond = boardingMinutes + minutes(first.pickup, second.pickup)
  const atSooner = atSecond + boardingMinutes + minutes(second.pickup, sooner.destination)
  const between = minutes(sooner.destination, later.destination)
  // whoever stays in the car waits until the other is out of it
  const atLater = atSooner + (between === 0 ? 0 : boardingMinutes + between)
  const begins = Math.min(
    sooner.arriveAt.getTime() - atSooner * minuteMs,
    later.arriveAt.getTime() - atLater * minuteMs,
  )
  const at = (offset: number) => new Date(begins + offset * minuteMs)
  const legOf = (index: 0 | 1): Leg => ({
    pickupAt: at(index === pickUp[0] ? 0 : atSecond),
    arriveAt: at(index === bring[0] ? atSooner : atLater),
  })
  const toFirst = travel(base, digitsOf(first.pickup)).minutes
  const fromLater = travel(base, digitsOf(later.destination)).minutes
  return {
    away: { from: at(-toFirst), until: at(atLater + fromLater + turnaroundMinutes) },
    legs: [legOf(0), legOf(1)],
  }
}

function isFair({ together: { detourMinutes, earlyMinutes } }: RideScheme, ride: Ride, leg?: Leg): boolean {
  if (!leg) return false
  const early = minutesBetween(leg.arriveAt, ride.arriveAt)
  const longer = minutesBetween(leg.pickupAt, leg.arriveAt) - minutesBetween(ride.pickupAt, ride.arriveAt)
  return early >= 0 && early <= earlyMinutes && longer <= detourMinutes && leg.pickupAt <= ride.pickupAt
}

function isSamePlace(one: RidePlace, other: RidePlace): boolean {
  const address = addressOfPlace(one)
  return address !== null && address === addressOfPlace(other)
}

function minutesBetween(from: Date, until: Date): number {
  return (until.getTime() - from.getTime()) / minuteMs
}

function lengthOf({ away }: Trip): number {
  return away.until.getTime() - away.from.getTime()
}

/** What is left of a stretch when these are taken out of it. */
export function outside(whole: Stretch, held: Stretch[]): Stretch[] {
  let left = [whole]
  for (const { from, until } of held)
    left = left.flatMap((piece) =>
      overlap(piece, { from, until })
        ? [
            { from: piece.from, until: from },
            { from: until, until: piece.until },
          ].filter((each) => each.from < each.until)
        : [piece],
    )
  return left
}

/** Whether two stretches have a moment in common. */
export function overlap(one: Stretch, other: Stretch): boolean {
  return one.from < other.until && other.from < one.until
}
