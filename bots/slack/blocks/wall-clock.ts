import { Temporal } from 'temporal-polyfill'

/** An instant as the clock in the neighbourhood showed it. */
export function wallClock(instant: string, zone: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime()
  return at.toString({ smallestUnit: 'minute' })
}
