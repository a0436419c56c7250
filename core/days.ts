import { Temporal } from 'temporal-polyfill'

/** The days of the week as files and forms name them; Monday comes first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
/** One of them. */
export type Weekday = (typeof weekdays)[number]

/** Whether a day is one of these days of the week. */
export function fallsOn(day: { dayOfWeek: number }, days: readonly Weekday[]): boolean {
  return days.some((name) => name === weekdays[day.dayOfWeek - 1])
}

/** The moment at which a clock in this zone shows that time on that day. */
export function momentOn(day: Temporal.PlainDate, time: string, zone: string): Date {
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds)
}

/** The later of two moments. */
export function laterOf(one: Date, other: Date): Date {
  return one > other ? one : other
}

/** From when until when a day lasts, on the clock of a zone. */
export function edgesOf(day: Temporal.PlainDate, zone: string): { from: Date; until: Date } {
  return { from: momentOn(day, '00:00', zone), until: momentOn(day.add({ days: 1 }), '00:00', zone) }
}

/** The moment at which a day (YYYY-MM-DD) ends, on the clock of a zone; throws if there is no such day. */
export function endOfDay(day: string, zone: string): Date {
  return edgesOf(Temporal.PlainDate.from(day), zone).until
}

/** The last day that was over, or nearly so, at a moment: the day that ends when a pause does. */
export function lastDayBefore(moment: string | Date, zone: string): string {
  const before = Temporal.Instant.fromEpochMilliseconds(new Date(moment).getTime() - 1)
  return before.toZonedDateTimeISO(zone).toPlainDate().toString()
}

const quarter = 15 * 60_000
const lastAsked = new Map<string, { quarter: number; day: Temporal.PlainDate }>()

/** The day it is on the clock of a zone. Every message asks for it, and no day begins within a quarter of an hour. */
export function dayOf(moment: Date, zone: string): Temporal.PlainDate {
  const at = Math.floor(moment.getTime() / quarter)
  const known = lastAsked.get(zone)
  if (known?.quarter === at) return known.day
  const day = Temporal.Instant.fromEpochMilliseconds(at * quarter)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
  lastAsked.set(zone, { quarter: at, day })
  return day
}
