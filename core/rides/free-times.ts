import { Temporal } from 'temporal-polyfill'
import type { Core } from '../core.ts'
import { dayOf } from '../days.ts'
import type { Stretch } from '../dispatch/candidate.ts'
import { readDaySheet } from './day-sheet.ts'
import { serviceDaysFrom } from './service-days.ts'

const shortestMs = 30 * 60_000

/** What is left of a stretch when these are taken out of it; a piece too short for a ride is none. */
export function without({ from, until }: Stretch, away: Stretch[]): Stretch[] {
  const free: Stretch[] = []
  let at = from
  for (const each of away.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    if (each.from > at) free.push({ from: at, until: each.from < until ? each.from : until })
    if (each.until > at) at = each.until
  }
  if (at < until) free.push({ from: at, until })
  return free.filter((each) => each.until.getTime() - each.from.getTime() >= shortestMs)
}

/** On the next days with rides, when some car is in. */
export async function freeTimes(
  core: Core,
  neighbourhoodId: string,
  days: number,
): Promise<{ day: string; free: Stretch[] }[]> {
  const { rides, zone } = core.neighbourhoods.get(neighbourhoodId)
  if (!rides) return []
  const tomorrow = dayOf(core.clock.now(), zone).add({ days: 1 })
  const found: { day: string; free: Stretch[] }[] = []
  for (const day of serviceDaysFrom(rides.service, Temporal.PlainDate.from(tomorrow.toString()), 14)) {
    if (found.length === days) break
    const sheet = await readDaySheet(core, neighbourhoodId, day)
    const [car] = sheet?.cars ?? []
    if (sheet?.hours) found.push({ day: day.toString(), free: without(sheet.hours, car?.away ?? []) })
  }
  return found
}
