import { dayOf, momentOn } from '../days.ts'
import { overlap, type Stretch } from '../stretches.ts'
import { carries, whyUnfit } from './check-ride.ts'
import { planRide, type RidePlan, type RideTimes } from './plan-ride.ts'
import type { Aid, RideScheme } from './ride-scheme.ts'
import { serviceDaysFrom } from './service-days.ts'
import type { Travel } from './travel.ts'

/** A ride whose time may still move. */
export interface MovableRide extends RideTimes {
  passengers: number
  aid: Aid
}

/** What the search for a time looks at: the scheme, when its cars are away, and the clock. */
export interface Ground {
  scheme: RideScheme
  busy: Map<string, Stretch[]>
  travel: Travel
  now: Date
  zone: string
}

/** The car that can take this plan; null if none can; undefined where drivers come with their own. */
export function freeCarFor(
  { scheme, busy }: Pick<Ground, 'scheme' | 'busy'>,
  ride: { passengers: number; aid: Aid },
  stretches: Stretch[],
): string | null | undefined {
  if (scheme.vehicles.length === 0) return undefined
  const free = scheme.vehicles.find(
    (car) =>
      carries(car, ride) &&
      !stretches.some((stretch) => (busy.get(car.id) ?? []).some((away) => overlap(stretch, away))),
  )
  return free?.id ?? null
}

const stepMs = 15 * 60_000
const apartMs = 30 * 60_000
const daysAround = 7

/** Times to be there that fit every rule and for which a car is free, nearest to what was wished first. */
export function nearestTimes(ground: Ground, wish: MovableRide, most: number): Date[] {
  const { scheme, now, zone } = ground
  const wished = wish.arriveAt.getTime()
  const first = laterDay(dayOf(new Date(wished - 2 * 24 * 3_600_000), zone), dayOf(now, zone))
  const candidates = [...serviceDaysFrom(scheme.service, first, daysAround + 2)]
    .flatMap((day) =>
      timesOn(momentOn(day, scheme.service.from, zone), momentOn(day, scheme.service.until, zone)),
    )
    .toSorted((a, b) => Math.abs(a - wished) - Math.abs(b - wished) || a - b)
  const found: Date[] = []
  for (const time of candidates) {
    if (found.length === most) break
    if (found.some((other) => Math.abs(other.getTime() - time) < apartMs)) continue
    if (fitsAt(ground, wish, new Date(time))) found.push(new Date(time))
  }
  return found.toSorted((a, b) => a.getTime() - b.getTime())
}

/** The same ride at another time: the way back moves along with it. */
export function movedTo(wish: MovableRide, arriveAt: Date): MovableRide {
  const shift = arriveAt.getTime() - wish.arriveAt.getTime()
  return { ...wish, arriveAt, returnAt: wish.returnAt && new Date(wish.returnAt.getTime() + shift) }
}

/** Every time of a ride, seen from where its car stands. */
export function planOf({ scheme, travel }: Ground, ride: MovableRide): RidePlan {
  return planRide(scheme, ride, scheme.base, travel)
}

function fitsAt(ground: Ground, wish: MovableRide, arriveAt: Date): boolean {
  const moved = movedTo(wish, arriveAt)
  const plan = planOf(ground, moved)
  return (
    whyUnfit(ground.scheme, { ...moved, plan }, ground.now, ground.zone) === null &&
    freeCarFor(ground, moved, plan.stretches) !== null
  )
}

function timesOn(from: Date, until: Date): number[] {
  const steps = Math.floor((until.getTime() - from.getTime()) / stepMs)
  return Array.from({ length: steps + 1 }, (_, step) => from.getTime() + step * stepMs)
}

function laterDay<D extends { toString(): string }>(a: D, b: D): D {
  return a.toString() > b.toString() ? a : b
}
