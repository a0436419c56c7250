import { z } from 'zod'
import { isWhen, type When, whenOf } from '../when.ts'
import { type RidePlan, ways } from './plan-ride.ts'
import { ridePlaceSchema } from './ride-place.ts'
import { aids } from './ride-scheme.ts'

const moment = z
  .string()
  .refine((text) => text.length === 16 && text[10] === 'T' && isWhen(text), 'must be a moment')

/** A ride as somebody wishes it; its times are on the clock of the neighbourhood. */
export const rideWishSchema = z.strictObject({
  pickup: ridePlaceSchema,
  destination: ridePlaceSchema,
  arriveAt: moment,
  way: z.enum(ways),
  returnAt: moment.nullable(),
  /** They did not know when they are ready: an hour is our guess. */
  returnGuessed: z.boolean(),
  /** The rider and who comes along. */
  passengers: z.number().int().min(1).max(8),
  aid: z.enum(aids),
})
export type RideWish = z.infer<typeof rideWishSchema>

/** A wish with everything that follows from it: what is read back before anything is booked. */
export interface RideQuote {
  pickupAt: When
  arriveAt: When
  returnAt: When | null
  homeAt: When | null
  cents: number
  voluntary: boolean
  /** Counted from the driver's own door, so only about right until there is a driver. */
  about: boolean
}

/** A booked ride as the house knows it. */
export interface Ride extends Omit<RideWish, 'arriveAt' | 'returnAt'>, RidePlan {
  requestId: string
  neighbourhoodId: string
  schemeId: string
  riderId: string
  vehicleId: string | null
  drivenMeters: number | null
  outcome: RideOutcome | null
  bookedAt: Date
  /** The ride that is driven in the same trip, if there is one… */
  sharedWith: string | null
  /** …and what this one is like in that trip. */
  shared: SharedTrip | null
}

/** A ride as part of a trip; the ride itself keeps the times and the car of its own, so that it can always go alone. */
export interface SharedTrip {
  pickupAt: Date
  arriveAt: Date
  vehicleId: string | null
  /** When the first of both is picked up. */
  beginsAt: Date
  /** When they are fetched and home again, if the way back is one trip too; null if each is fetched alone. */
  returnAt: Date | null
  homeAt: Date | null
}

/** What was wished of a booked ride, on the clock of the neighbourhood. */
export function wishOf(ride: Ride, zone: string): RideWish {
  const { pickup, destination, way, returnGuessed, passengers, aid, arriveAt, returnAt } = ride
  return {
    ...{ pickup, destination, way, returnGuessed, passengers, aid },
    arriveAt: whenOf(arriveAt, zone),
    returnAt: returnAt && whenOf(returnAt, zone),
  }
}

/** How a ride can end. */
export const rideOutcomes = [
  'done',
  'referred',
  'no-show',
  'missed-by-us',
  'cancelled-in-time',
  'cancelled-late',
  'turned-down',
  'unmet',
] as const
/** How one ride ended. */
export type RideOutcome = (typeof rideOutcomes)[number]
