import { Temporal } from 'temporal-polyfill'

/** Nine o'clock on a day as YYYY-MM-DD; null if it is no day of the calendar. */
export function morningOf(day: string, zone: string): Date | null {
  try {
    const morning = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '09:00' })
    return new Date(morning.epochMilliseconds)
  } catch {
    // What the desk typed is not a day of the calendar.
    return null
  }
}
