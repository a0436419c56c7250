import type { Line } from '../conversations/intent.ts'
import { namedFor } from '../people/shared-phone.ts'
import { residentOf } from '../requests/requests.store.ts'
import { whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import type { DayRide } from './day.store.ts'
import { driverLines } from './ride-lines.ts'
import { asDriven } from './together/as-driven.ts'

/** One ride of a driver's day: whom, how to reach them, from where to where, and what comes along. */
export async function dayLines(
  work: Work,
  { ride, number, residentId, forWhom }: Omit<DayRide, 'nextStep'>,
): Promise<Line[]> {
  const { zone } = work.core.neighbourhoods.get(ride.neighbourhoodId)
  const { name, phone } = await residentOf(work, residentId)
  const time = whenOf(asDriven(ride).pickupAt, zone).slice(11)
  const slots = { number, time, name: namedFor(forWhom, name) ?? '-' }
  const whom: Line = phone
    ? { key: 'rides.day-ride', slots: { ...slots, phone } }
    : { key: 'rides.day-ride-no-phone', slots }
  return [whom, ...driverLines(work, ride)]
}
