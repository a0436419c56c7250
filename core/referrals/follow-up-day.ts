import { Temporal } from 'temporal-polyfill'
import { momentOn } from '../days.ts'

/** Nine o'clock on a day, when the desk is asked what came of a referral. */
export function morningOn(day: Temporal.PlainDate, zone: string): Date {
  return momentOn(day, '09:00', zone)
}

/** The same for a day as YYYY-MM-DD; null if it is no day of the calendar. */
export function morningOf(day: string, zone: string): Date | null {
  try {
    return morningOn(Temporal.PlainDate.from(day), zone)
  } catch {
    // What the desk typed is not a day of the calendar.
    return null
  }
}
