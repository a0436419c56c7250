import type { Temporal } from 'temporal-polyfill'
import { dayOf } from '../days.ts'

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
  if (hours.length === 0) return null
  const stretches = stretchesFrom(dayOf(now, zone), hours, zone)
  if (stretches.some(({ from, until }) => from <= now && now < until)) return null
  const coming = stretches.map(({ from }) => from).filter((from) => from > now)
  return coming.reduce<Date | null>((first, each) => (first && first <= each ? first : each), null)
}

interface Stretch {
  from: Date
  until: Date
}

const week = new WeakMap<OpeningHours[], { first: string; stretches: Stretch[] }>()

/** The stretches of a day and the week after it; they are worked out once a day, since every message asks for them. */
function stretchesFrom(first: Temporal.PlainDate, hours: OpeningHours[], zone: string): Stretch[] {
  const key = `${first} ${zone}`
  const known = week.get(hours)
  if (known?.first === key) return known.stretches
  const stretches = Array.from({ length: 8 }, (_, days) => first.add({ days })).flatMap((day) =>
    hours
      .filter((each) => each.days.some((name) => name === weekdays[day.dayOfWeek - 1]))
      .map(({ from, until }) => ({ from: at(day, from, zone), until: at(day, until, zone) })),
  )
  week.set(hours, { first: key, stretches })
  return stretches
}

function at(day: Temporal.PlainDate, time: string, zone: string): Date {
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds)
}
