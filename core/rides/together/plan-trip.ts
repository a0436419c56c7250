import { lengthOf, type Stretch } from '../../stretches.ts'
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

/** How a trip runs: between which places, when it has to begin, and whether somebody would call it fair. */
interface Way {
  from(ride: Ride): RidePlace
  to(ride: Ride): RidePlace
  begins(riders: InOrder, after: Offsets): number
  isFair(scheme: RideScheme, ride: Ride, leg: Leg): boolean
}

/** Who is picked up first and second, and who is there sooner and later. */
interface InOrder {
  first: Ride
  second: Ride
  sooner: Ride
  later: Ride
}

/** How many minutes after the first pick-up the rest of a trip happens. */
interface Offsets {
  atSecond: number
  atSooner: number
  atLater: number
}

const there: Way = {
  from: ({ pickup }) => pickup,
  to: ({ destination }) => destination,
  begins: ({ sooner, later }, { atSooner, atLater }) =>
    Math.min(sooner.arriveAt.getTime() - atSooner * minuteMs, later.arriveAt.getTime() - atLater * minuteMs),
  isFair({ together: { detourMinutes, earlyMinutes } }, ride, leg) {
    const early = minutesBetween(leg.arriveAt, ride.arriveAt)
    const longer = minutesBetween(leg.pickupAt, leg.arriveAt) - minutesBetween(ride.pickupAt, ride.arriveAt)
    return early >= 0 && early <= earlyMinutes && longer <= detourMinutes && leg.pickupAt <= ride.pickupAt
  },
}

const back: Way = {
  from: ({ destination }) => destination,
  to: ({ pickup }) => pickup,
  begins: ({ first, second }, { atSecond }) =>
    Math.max(readyAt(first), readyAt(second) - atSecond * minuteMs),
  isFair({ together: { detourMinutes, earlyMinutes } }, { returnAt, homeAt }, leg) {
    if (!returnAt || !homeAt) return false
    const waits = minutesBetween(returnAt, leg.pickupAt)
    const longer = minutesBetween(leg.pickupAt, leg.arriveAt) - minutesBetween(returnAt, homeAt)
    return waits >= 0 && waits <= earlyMinutes && longer <= detourMinutes
  },
}

/**
 * The shortest way to pick both up and bring both where they have to be, so that neither comes late, is much too
 * early, or is on the road much longer; null if there is none. Nobody is fetched later than they count on.
 */
export function planTrip(scheme: RideScheme, pair: Pair, base: string | null, travel: Travel): Trip | null {
  return shortest(there, scheme, pair, base, travel)
}

/** The same for the way home: nobody is fetched before they are ready, or stands waiting much longer. */
export function planWayBack(
  scheme: RideScheme,
  pair: Pair,
  base: string | null,
  travel: Travel,
): Trip | null {
  return shortest(back, scheme, pair, base, travel)
}

function shortest(
  way: Way,
  scheme: RideScheme,
  pair: Pair,
  base: string | null,
  travel: Travel,
): Trip | null {
  const trips = orders
    .flatMap((pickUp) => orders.map((bring) => tripInOrder(way, scheme, pair, base, travel, pickUp, bring)))
    .filter(({ legs }) => way.isFair(scheme, pair[0], legs[0]) && way.isFair(scheme, pair[1], legs[1]))
  const [best] = trips.toSorted((one, other) => lengthOf(one.away) - lengthOf(other.away))
  return best ?? null
}

type Order = (typeof orders)[number]

function tripInOrder(
  { from, to, begins: beginsFor }: Way,
  { boardingMinutes, turnaroundMinutes }: RideScheme,
  pair: Pair,
  base: string | null,
  travel: Travel,
  pickUp: Order,
  bring: Order,
): Trip {
  const minutes = (one: RidePlace, other: RidePlace) =>
    isSamePlace(one, other) ? 0 : travel(digitsOf(one), digitsOf(other)).minutes
  const riders = {
    ...{ first: pair[pickUp[0]], second: pair[pickUp[1]] },
    ...{ sooner: pair[bring[0]], later: pair[bring[1]] },
  }
  const { first, second, sooner, later } = riders
  const atSecond = boardingMinutes + minutes(from(first), from(second))
  const atSooner = atSecond + boardingMinutes + minutes(from(second), to(sooner))
  const between = minutes(to(sooner), to(later))
  // whoever stays in the car waits until the other is out of it
  const atLater = atSooner + (between === 0 ? 0 : boardingMinutes + between)
  const begins = beginsFor(riders, { atSecond, atSooner, atLater })
  const at = (offset: number) => new Date(begins + offset * minuteMs)
  const legOf = (index: 0 | 1): Leg => ({
    pickupAt: at(index === pickUp[0] ? 0 : atSecond),
    arriveAt: at(index === bring[0] ? atSooner : atLater),
  })
  const toFirst = travel(base, digitsOf(from(first))).minutes
  const fromLater = travel(base, digitsOf(to(later))).minutes
  return {
    away: { from: at(-toFirst), until: at(atLater + fromLater + turnaroundMinutes) },
    legs: [legOf(0), legOf(1)],
  }
}

function readyAt({ returnAt, arriveAt }: Ride): number {
  return (returnAt ?? arriveAt).getTime()
}

function isSamePlace(one: RidePlace, other: RidePlace): boolean {
  const address = addressOfPlace(one)
  return address !== null && address === addressOfPlace(other)
}

function minutesBetween(from: Date, until: Date): number {
  return (until.getTime() - from.getTime()) / minuteMs
}
