import { Temporal } from 'temporal-polyfill'
import { type When, whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import { busyCars } from './bookings.store.ts'
import { type Misfit, whyNever, whyUnfit } from './check-ride.ts'
import { freeCarFor, type Ground, type MovableRide, nearestTimes, planOf } from './find-times.ts'
import type { RidePlan } from './plan-ride.ts'
import { digitsOf } from './ride-place.ts'
import type { RideScheme } from './ride-scheme.ts'
import type { RideQuote, RideWish } from './ride-wish.ts'
import { travelIn } from './travel.ts'

/** Whether a wish fits, with all that follows from it, or why not and which times would. */
export type Checked =
  | { fits: true; plan: RidePlan; vehicleId: string | null; quote: RideQuote }
  | { fits: false; why: Misfit; times: When[]; pickupAt: Date }

const dayMs = 24 * 3_600_000

/**
 * Holds a wish against the rules and against what is booked; the bookings of the ride it is to replace do not count,
 * and whether it was asked for in time is seen from when it was booked. What others drive is held to nothing but the
 * clock.
 */
export async function checkWish(
  work: Work,
  neighbourhoodId: string,
  scheme: RideScheme,
  wish: RideWish,
  {
    exceptRide = null,
    since,
    byOthers = false,
  }: { exceptRide?: string | null; since?: Date; byOthers?: boolean } = {},
): Promise<Checked> {
  const { zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const ride = movable(wish, zone)
  const at = ride.arriveAt.getTime()
  const around = { from: new Date(at - 4 * dayMs), until: new Date(at + 12 * dayMs) }
  const busy = await busyCars(work, neighbourhoodId, around, exceptRide)
  const ground = { scheme, busy, travel: travelIn(work, neighbourhoodId, scheme), now: work.now, zone }
  return check(ground, ride, since, byOthers)
}

/** The same without a database: facts in, answer out. */
export function check(
  ground: Ground,
  ride: MovableRide,
  since: Date = ground.now,
  byOthers = false,
): Checked {
  const { scheme, now, zone } = ground
  const plan = planOf(ground, ride)
  const whole = { ...ride, plan }
  const car = freeCarFor(ground, ride, plan.stretches)
  const gone = plan.pickupAt <= now ? 'too-late' : null
  const ours = () => whyUnfit(scheme, whole, since, zone) ?? gone ?? (car === null ? 'full' : null)
  const why = byOthers ? gone : ours()
  if (why === null) return { fits: true, plan, vehicleId: car ?? null, quote: quoteOf(scheme, plan, zone) }
  const times = whyNever(scheme, whole) === null ? nearestTimes(ground, ride, 3) : []
  return { fits: false, why, times: times.map((time) => whenOf(time, zone)), pickupAt: plan.pickupAt }
}

/** What is read back of a plan. */
export function quoteOf({ tariff, vehicles }: RideScheme, plan: RidePlan, zone: string): RideQuote {
  const written = (moment: Date | null) => moment && whenOf(moment, zone)
  return {
    pickupAt: whenOf(plan.pickupAt, zone),
    arriveAt: whenOf(plan.arriveAt, zone),
    returnAt: written(plan.returnAt),
    homeAt: written(plan.homeAt),
    cents: plan.priceCents,
    voluntary: tariff.voluntary,
    about: vehicles.length === 0 && tariff.countedFrom === 'door',
  }
}

function movable(wish: RideWish, zone: string): MovableRide {
  return {
    ...wish,
    pickup: digitsOf(wish.pickup),
    destination: digitsOf(wish.destination),
    arriveAt: instantOf(wish.arriveAt, zone),
    returnAt: wish.returnAt === null ? null : instantOf(wish.returnAt, zone),
  }
}

function instantOf(when: When, zone: string): Date {
  return new Date(Temporal.PlainDateTime.from(when).toZonedDateTime(zone).epochMilliseconds)
}
