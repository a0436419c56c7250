import { Temporal } from 'temporal-polyfill'

/** The days of the week as the neighbourhoods file names them; Monday comes first. */
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** From when until when somebody is at the desk, on which days. */
export interface OpeningHours {
  days: (typeof weekdays)[number][]
  /** HH:MM on the clock of the neighbourhood. */
  from: string
  until: string
}

/** When somebody is at the desk again; null while somebody is, or where no hours are known. */
export function opensAt(hours: OpeningHours[], now: Date, zone: string): Date | null {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone)
  const stretches = Array.from({ length: 8 }, (_, days) => here.toPlainDate().add({ days })).flatMap((day) =>
    hours
      .filter((each) => each.days.some((name) => name === weekdays[day.dayOfWeek - 1]))
      .map(({ from, until }) => ({ from: at(day, from, zone), until: at(day, until, zone) })),
  )
  if (stretches.some(({ from, until }) => from <= now && now < until)) return null
  const coming = stretches.map(({ from }) => from).filter((from) => from > now)
  return coming.reduce<Date | null>((first, each) => (first && first <= each ? first : each), null)
}

function at(day: Temporal.PlainDate, time: string, zone: string): Date {
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds)
}
