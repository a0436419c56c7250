import type { Temporal } from 'temporal-polyfill'
import { dayOf, fallsOn, momentOn, type Weekday } from '../days.ts'
import { isHoliday } from '../holidays.ts'
import type { Stretch } from '../stretches.ts'

/** From when until when somebody is at the desk, on which days. */
export interface OpeningHours {
  days: Weekday[]
  /** HH:MM on the clock of the neighbourhood. */
  from: string
  until: string
}

/** When a desk is open: its hours, and the days on which it stays closed all the same. */
export interface DeskDays {
  openingHours: OpeningHours[]
  /** Whose public holidays are free days; null if the desk is open on them too. */
  holidays: string | null
  /** Other days without anybody, as 2026-12-24. */
  closedOn: string[]
}

/** When somebody is at the desk again; null while somebody is, or where no hours are known. */
export function opensAt(desk: DeskDays, now: Date, zone: string): Date | null {
  if (desk.openingHours.length === 0) return null
  const stretches = stretchesFrom(dayOf(now, zone), desk, zone)
  if (stretches.some(({ from, until }) => from <= now && now < until)) return null
  const coming = stretches.map(({ from }) => from).filter((from) => from > now)
  return coming.reduce<Date | null>((first, each) => (first && first <= each ? first : each), null)
}

/** Whether a desk that keeps hours has nobody there on a day on which it would have, for a holiday or as it chose. */
export function staysClosed(
  { openingHours, holidays, closedOn }: DeskDays,
  day: Temporal.PlainDate,
): boolean {
  if (openingHours.length === 0) return false
  return closedOn.includes(day.toString()) || (holidays !== null && isHoliday(holidays, day))
}

/** The first day, from this one on, on which somebody is at the desk; the day itself where no hours are known. */
export function deskDayFrom(desk: DeskDays, day: Temporal.PlainDate): Temporal.PlainDate {
  if (desk.openingHours.length === 0) return day
  const days = Array.from({ length: daysAhead }, (_, later) => day.add({ days: later }))
  return days.find((each) => isDeskDay(desk, each)) ?? day
}

function isDeskDay(desk: DeskDays, day: Temporal.PlainDate): boolean {
  return !staysClosed(desk, day) && hoursOn(desk, day).length > 0
}

function hoursOn({ openingHours }: DeskDays, day: Temporal.PlainDate): OpeningHours[] {
  return openingHours.filter(({ days }) => fallsOn(day, days))
}

/** So far ahead a desk is looked for that opens again: a week and its free days may lie in between. */
const daysAhead = 35

const known = new WeakMap<DeskDays, { first: string; stretches: Stretch[] }>()

/** The stretches of a day and the weeks after it; they are worked out once a day, since every message asks for them. */
function stretchesFrom(first: Temporal.PlainDate, desk: DeskDays, zone: string): Stretch[] {
  const key = `${first} ${zone}`
  const before = known.get(desk)
  if (before?.first === key) return before.stretches
  const stretches = Array.from({ length: daysAhead }, (_, days) => first.add({ days }))
    .filter((day) => !staysClosed(desk, day))
    .flatMap((day) =>
      hoursOn(desk, day).map(({ from, until }) => ({
        from: momentOn(day, from, zone),
        until: momentOn(day, until, zone),
      })),
    )
  known.set(desk, { first: key, stretches })
  return stretches
}
