import type { Temporal } from 'temporal-polyfill'
import type { Core } from '../core.ts'
import { dayOf, edgesOf, momentOn } from '../days.ts'
import type { Stretch } from '../stretches.ts'
import { type RideOfDay, ridesOfDay } from './day.store.ts'
import { whyNoService } from './service-days.ts'
import { waitingOn } from './waiting/waiting.store.ts'

/** One car or driver on a day, with when they are away. */
export interface DayRow {
  name: string
  away: Away[]
}

/** A stretch of somebody's day on the road, for the ride with this number. */
export interface Away extends Stretch {
  number: number
  hasDriver: boolean
}

/** A day of the rides as the desk sees it. */
export interface DaySheet {
  day: string
  /** The hours that the scheme drives; null on a day without rides. */
  hours: Stretch | null
  cars: DayRow[]
  drivers: DayRow[]
  rides: {
    number: number
    from: Date
    until: Date
    rider: string
    to: string
    driver: string | null
    car: string | null
    /** The number of the ride that is driven in the same trip. */
    with: number | null
  }[]
  /** Who waits for room on this day. */
  waiting: { rider: string; at: Date; to: string }[]
}

/** The rides of a day, car by car and driver by driver; null where the neighbourhood has no rides. */
export async function readDaySheet(
  core: Core,
  neighbourhoodId: string,
  day: Temporal.PlainDate,
): Promise<DaySheet | null> {
  const { rides: scheme, zone } = core.neighbourhoods.get(neighbourhoodId)
  if (!scheme) return null
  const edges = edgesOf(day, zone)
  const all = await ridesOfDay(core, neighbourhoodId, edges)
  const drivers = new Map<string, DayRow>()
  for (const ride of all) {
    if (!ride.driver) continue
    const { id, name } = ride.driver
    const row = drivers.get(id) ?? { name: name ?? '?', away: [] }
    drivers.set(id, { ...row, away: [...row.away, ...awayFor(ride)] })
  }
  const { from, until } = scheme.service
  return {
    day: day.toString(),
    hours:
      whyNoService(scheme.service, day) === null
        ? { from: momentOn(day, from, zone), until: momentOn(day, until, zone) }
        : null,
    cars: scheme.vehicles.map(({ id, name }) => ({
      name,
      away: all.filter(({ vehicleId }) => vehicleId === id).flatMap(awayFor),
    })),
    drivers: [...drivers.values()],
    rides: all.map((ride) => ({
      number: ride.number,
      from: ride.pickupAt,
      until: ride.homeAt ?? ride.arriveAt,
      rider: ride.rider ?? '?',
      to: ride.destination,
      driver: ride.driver?.name ?? null,
      car: scheme.vehicles.find(({ id }) => id === ride.vehicleId)?.name ?? null,
      with: ride.with,
    })),
    waiting: (await waitingOn(core, neighbourhoodId, day.toString())).map(({ rider, wish }) => ({
      rider: rider ?? '?',
      at: momentOn(day, wish.arriveAt.slice(11), zone),
      to: wish.destination.name,
    })),
  }
}

function awayFor({ stretches, number, driver }: RideOfDay): Away[] {
  return stretches.map((stretch) => ({ ...stretch, number, hasDriver: driver !== null }))
}

/** The day that a When names, or today. */
export function dayNamed(when: string | null, now: Date, zone: string): Temporal.PlainDate {
  const named = /^\d{4}-\d{2}-\d{2}/.exec(when ?? '')?.[0]
  const today = dayOf(now, zone)
  return named ? (today.constructor as typeof Temporal.PlainDate).from(named) : today
}
