import { Temporal } from 'temporal-polyfill'
import type { Core } from '../core.ts'
import { dayOf, momentOn } from '../days.ts'
import { lengthOf, outside, type Stretch } from '../stretches.ts'
import { whyNotBookable } from './booking-rule.ts'
import { busyCars } from './bookings.store.ts'
import { carries, type Misfit, whyNoCar } from './check-ride.ts'
import type { Aid } from './ride-scheme.ts'
import { serviceDaysFrom, whyNoService } from './service-days.ts'

const shortestMs = 30 * 60_000

/** For whom a free hour is looked for. */
export interface FreeFor {
  passengers: number
  aid: Aid
  /** The ride that is to be replaced: its own hours count as free. */
  exceptRide: string | null
}

/** When a car that can take them is in on a day, or why none can. */
export interface FreeDay {
  day: string
  free: Stretch[]
  why: Misfit | null
}

/** What is left of a stretch when these are taken out of it; a piece too short for a ride is none. */
export function without(whole: Stretch, away: Stretch[]): Stretch[] {
  return outside(whole, away).filter((each) => lengthOf(each) >= shortestMs)
}

/** When a car that can take them is in on this day. */
export async function freeOn(
  core: Core,
  neighbourhoodId: string,
  day: Temporal.PlainDate,
  wish: FreeFor,
): Promise<FreeDay> {
  const { rides: scheme, zone } = core.neighbourhoods.get(neighbourhoodId)
  const not = (why: Misfit) => ({ day: day.toString(), free: [], why })
  if (!scheme) return not('full')
  const now = core.clock.now()
  const opens = momentOn(day, scheme.service.from, zone)
  const from = new Date(Math.max(opens.getTime(), now.getTime()))
  const hours = { from, until: momentOn(day, scheme.service.until, zone) }
  const why =
    whyNoService(scheme.service, day) ??
    whyNotBookable(scheme, hours.until, now, zone) ??
    whyNoCar(scheme, wish)
  if (why) return not(why)
  const fitting = scheme.vehicles.filter((car) => carries(car, wish)).map(({ id }) => id)
  const busy = await busyCars({ tx: core.db }, neighbourhoodId, hours, wish.exceptRide)
  const free =
    scheme.vehicles.length === 0 ? [hours] : fitting.flatMap((id) => without(hours, busy.get(id) ?? []))
  return { day: day.toString(), free: longest(free), why: free.length > 0 ? null : 'full' }
}

/** On the next days for which a ride can still be booked, when a car that can take them is in. */
export async function freeTimes(
  core: Core,
  neighbourhoodId: string,
  days: number,
  wish: FreeFor,
): Promise<FreeDay[]> {
  const { rides, zone } = core.neighbourhoods.get(neighbourhoodId)
  if (!rides) return []
  const today = Temporal.PlainDate.from(dayOf(core.clock.now(), zone).toString())
  const found: FreeDay[] = []
  for (const day of serviceDaysFrom(rides.service, today, 14)) {
    if (found.length === days) break
    const on = await freeOn(core, neighbourhoodId, day, wish)
    if (on.why !== 'too-late') found.push(on)
  }
  return found
}

/** In order, and none that lies within another: two cars may be in at the same hours. */
function longest(free: Stretch[]): Stretch[] {
  const isWithin = (a: Stretch, b: Stretch) => a.from >= b.from && a.until <= b.until
  return free
    .toSorted((a, b) => a.from.getTime() - b.from.getTime() || b.until.getTime() - a.until.getTime())
    .filter((each, at, all) => !all.slice(0, at).some((earlier) => isWithin(each, earlier)))
}
