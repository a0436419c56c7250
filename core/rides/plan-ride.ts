import { laterOf } from '../days.ts'
import type { Stretch } from '../stretches.ts'
import type { RideScheme } from './ride-scheme.ts'
import { priceCents } from './tariff.ts'
import type { Travel, Trip } from './travel.ts'

/** What happens after the way there: nothing, the driver waits, or somebody fetches the rider later. */
export const ways = ['one-way', 'wait', 'fetch'] as const
/** One of them. */
export type Way = (typeof ways)[number]

/** All times of one ride, with what it costs. */
export interface RidePlan {
  pickupAt: Date
  arriveAt: Date
  returnAt: Date | null
  homeAt: Date | null
  /** When the car and its driver are away for it; two stretches if they come back in between. */
  stretches: Stretch[]
  meters: number
  priceCents: number
}

/** A ride as far as its times go; places are postcodes of four digits, null where nobody knows them. */
export interface RideTimes {
  pickup: string | null
  destination: string | null
  arriveAt: Date
  way: Way
  returnAt: Date | null
}

/** Works out when the car leaves, picks up, arrives and is back; `base` is where it sets out. */
export function planRide(
  scheme: RideScheme,
  { pickup, destination, arriveAt, way, returnAt: wantedBack }: RideTimes,
  base: string | null,
  travel: Travel,
): RidePlan {
  const there = travel(pickup, destination)
  const back = travel(destination, pickup)
  const toPickup = travel(base, pickup)
  const toDestination = travel(base, destination)
  const { boardingMinutes: boarding, turnaroundMinutes: turnaround, tariff } = scheme
  const pickupAt = before(arriveAt, there.minutes + boarding)
  const leave = before(pickupAt, toPickup.minutes)
  const returnAt = way === 'one-way' || wantedBack === null ? null : laterOf(wantedBack, arriveAt)
  const homeAt = returnAt && after(returnAt, boarding + back.minutes)
  const backAtBase = (from: Date, trip: Trip) => after(from, trip.minutes + turnaround)
  const outward = { from: leave, until: backAtBase(arriveAt, toDestination) }
  const homeward = homeAt &&
    returnAt && { from: before(returnAt, toDestination.minutes), until: backAtBase(homeAt, toPickup) }
  const together = homeward && (way === 'wait' || homeward.from <= outward.until)
  const stretches = !homeward
    ? [outward]
    : together
      ? [{ from: leave, until: homeward.until }]
      : [outward, homeward]
  const ridden = there.meters + (returnAt ? back.meters : 0)
  const empty = toPickup.meters * (returnAt ? 2 : 1)
  const meters = tariff.countedFrom === 'door' ? ridden + empty : ridden
  return { pickupAt, arriveAt, returnAt, homeAt, stretches, meters, priceCents: priceCents(tariff, meters) }
}

function before(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() - minutes * 60_000)
}

function after(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * 60_000)
}
