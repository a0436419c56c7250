import { Temporal } from 'temporal-polyfill'
import { fallsOn } from '../days.ts'
import { onDay } from '../dispatch/quiet-hours.ts'
import type { Neighbourhood } from '../neighbourhoods/neighbourhoods.ts'
import { staysClosed } from './desk-hours.ts'

/** What says when a desk gets its summaries. */
export interface Summaries {
  zone: string
  desk: Pick<Neighbourhood['desk'], 'daySummary' | 'openingHours' | 'holidays' | 'closedOn'>
}

/** The day whose summary is due at this moment; null before the desk opens, and on days it stays closed. Pure. */
export function dueDay({ zone, desk }: Summaries, now: Date): string | null {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone)
  const isOpen = fallsOn(local, desk.daySummary.days) && !staysClosed(desk, local.toPlainDate())
  const begun = Temporal.PlainTime.compare(local.toPlainTime(), desk.daySummary.at) >= 0
  return isOpen && begun ? local.toPlainDate().toString() : null
}

/** When the desk gets its next summary; null where none comes within two weeks. Pure. */
export function nextSummary({ zone, desk }: Summaries, now: Date): Date | null {
  for (let days = 0; days <= 14; days++) {
    const at = onDay(now, days, desk.daySummary.at, zone)
    if (at > now && dueDay({ zone, desk }, at) !== null) return at
  }
  return null
}
