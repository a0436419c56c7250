import { Temporal } from 'temporal-polyfill'
import { dayOf } from '../days.ts'
import { whyNotBookable } from './booking-rule.ts'
import type { RidePlan } from './plan-ride.ts'
import { type Aid, aids, type RideScheme } from './ride-scheme.ts'
import { whyNoService } from './service-days.ts'

/** Why a ride cannot be as it is wished; each has its own words under rides.unfit-… */
export const misfits = [
  'outside-area',
  'too-many',
  'no-wheelchair',
  'no-rollator',
  'free-day',
  'holiday',
  'outside-hours',
  'too-late',
  'too-early',
  'wait-too-long',
  'full',
] as const
/** One of them. */
export type Misfit = (typeof misfits)[number]

/** What the rules look at. */
export interface RideToCheck {
  /** Four digits each; null where nobody knows the postcode, which the desk then looks up. */
  pickup: string | null
  destination: string | null
  passengers: number
  aid: Aid
  way: 'one-way' | 'wait' | 'fetch'
  plan: RidePlan
}

/** Holds a ride against the rules of its scheme; null if it fits. Another time can only mend what comes last. */
export function whyUnfit(scheme: RideScheme, ride: RideToCheck, now: Date, zone: string): Misfit | null {
  return whyNever(scheme, ride) ?? whyNotThen(scheme, ride, now, zone)
}

/** What no other time would mend. */
export function whyNever(
  scheme: RideScheme,
  { pickup, destination, passengers, aid, way, plan }: RideToCheck,
): Misfit | null {
  const outside = [pickup, destination].some((place) => place !== null && !(place in scheme.area))
  if (outside) return 'outside-area'
  const noCar = whyNoCar(scheme, { passengers, aid })
  if (noCar) return noCar
  const waits = plan.returnAt ? (plan.returnAt.getTime() - plan.arriveAt.getTime()) / 60_000 : 0
  return way === 'wait' && waits > scheme.waitMinutes ? 'wait-too-long' : null
}

/** Why none of the cars can take so many people and what comes along; null if one can. */
export function whyNoCar(
  scheme: RideScheme,
  { passengers, aid }: { passengers: number; aid: Aid },
): 'too-many' | 'no-wheelchair' | 'no-rollator' | null {
  const cars = scheme.vehicles.length > 0 ? scheme.vehicles : [scheme.ownCar]
  if (!cars.some((car) => car.passengers >= passengers)) return 'too-many'
  if (cars.some((car) => carries(car, { passengers, aid }))) return null
  return aid === 'wheelchair' ? 'no-wheelchair' : 'no-rollator'
}

/** Whether a car has the seats and takes what somebody walks or rides with. */
export function carries(
  car: { passengers: number; aids: Aid[] },
  { passengers, aid }: { passengers: number; aid: Aid },
): boolean {
  return car.passengers >= passengers && (aid === 'none' || car.aids.includes(aid)) && aids.includes(aid)
}

function whyNotThen(scheme: RideScheme, { plan }: RideToCheck, now: Date, zone: string): Misfit | null {
  const noService = whyNoService(scheme.service, dayOf(plan.pickupAt, zone))
  if (noService) return noService
  if (!isWithinHours(scheme, plan, zone)) return 'outside-hours'
  return whyNotBookable(scheme, plan.pickupAt, now, zone)
}

/** From the first pick-up until the rider is home, all on one day. */
function isWithinHours({ service }: RideScheme, { pickupAt, arriveAt, homeAt }: RidePlan, zone: string) {
  const ends = homeAt ?? arriveAt
  return (
    dayOf(pickupAt, zone).equals(dayOf(ends, zone)) &&
    clock(pickupAt, zone) >= service.from &&
    clock(ends, zone) <= service.until
  )
}

function clock(moment: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
}
