import type { Temporal } from 'temporal-polyfill'
import type { When } from '../../../core/when.ts'
import type { Part } from './day-read.ts'
import type { Found } from './read.ts'
import type { TimeRead } from './times.ts'

/** What else is known of the moment: whether the question was when, and whether it is to eat or be together. */
export interface Occasion {
  expected: boolean
  sociable: boolean
}

/** The time and the date on the clock of a neighbourhood. */
export interface WallClock {
  now: Temporal.PlainDateTime
  today: Temporal.PlainDate
}

const ends: Record<Part, number> = { morning: 12, noon: 14, afternoon: 18, evening: 23 }

/** Puts what was found together as one When, on the neighbourhood's own clock; null when no time was named. */
export function compose(found: Found, clock: WallClock, { expected, sociable }: Occasion): When | null {
  const { now, today } = clock
  const part = found.day?.part ?? found.part
  const weekly = found.day?.weekly === true || (found.weekly && found.day !== null)
  if (found.inMinutes !== null && found.time === null && found.day === null)
    return minute(now.add({ minutes: found.inMinutes }))
  if (found.time !== null) return timed(found, found.time, part, weekly, clock, sociable)
  if (found.day === null) {
    if (part !== null && expected) return `${now.hour >= ends[part] ? today.add({ days: 1 }) : today}@${part}`
    return found.asap ? 'asap' : null
  }
  const day = found.day
  if (found.lastDay !== null || day.until !== null) {
    const last = found.lastDay?.date ?? day.until
    const suffix = part === null ? '' : `@${part}`
    if (last === null) return `${day.date}${suffix}`
    const after = last.since(day.date).sign < 0 ? last.add({ days: 7 }) : last
    if (found.daySide === 'after' && found.lastDay === null) return `${after.add({ days: 1 })}/`
    return found.daySide === 'before' ? `/${day.eve ?? after}` : `${day.date}${suffix}/${after}${suffix}`
  }
  const value = part === null ? String(day.date) : `${day.date}@${part}`
  if (weekly) return `R/${value}/P${found.weeks ?? 1}W`
  if (found.daySide === 'before') return `/${value}`
  return found.daySide === 'after' ? `${value}/` : value
}

function timed(
  found: Found,
  time: TimeRead,
  part: Part | null,
  weekly: boolean,
  { now, today }: WallClock,
  sociable: boolean,
): When {
  const named = found.day !== null
  const date = found.day?.date ?? today
  const first = onTheDay(time, part, found.lastTime, sociable)
  let start = date.toPlainDateTime({
    hour: first % 24 === 0 && first > 0 ? 23 : Math.floor(first),
    minute: Math.round((first % 1) * 60),
  })
  if (start.since(now).sign < 0) {
    if (!named) start = start.add({ days: 1 })
    else if (date.equals(today) && !time.exact && start.hour < 12 && part === null)
      start = start.add({ hours: 12 })
  }
  if (found.lastTime !== null) {
    const second = onTheDay(found.lastTime, part, null, sociable)
    let end = start
      .toPlainDate()
      .toPlainDateTime({ hour: Math.min(23, Math.floor(second)), minute: Math.round((second % 1) * 60) })
    if (end.since(start).sign <= 0) end = end.add({ hours: 12 })
    return `${minute(start)}/${minute(end)}`
  }
  if (weekly) return `R/${minute(start)}/P${found.weeks ?? 1}W`
  const side = found.timeSide === 'at' ? found.daySide : found.timeSide
  if (side === 'before') return `/${minute(start)}`
  return side === 'after' ? `${minute(start)}/` : minute(start)
}

/**
 * The hour of the day that is meant: 1 to 6 is afternoon and 7 evening, unless a part of the day says otherwise.
 * The hour that was named counts: "kwart voor 8" is in the morning as "8 uur" is, but for who eats or meets together.
 */
function onTheDay(time: TimeRead, part: Part | null, until: TimeRead | null, sociable: boolean): number {
  const minutes = time.minute / 60
  const { hour } = time
  if (time.exact || hour > 12) return hour + minutes
  if (part === 'morning') return (hour === 12 ? 12 : hour) + minutes
  if (part === 'noon') return (hour < 3 ? hour + 12 : hour) + minutes
  if (part === 'afternoon') return (hour < 8 ? hour + 12 : hour) + minutes
  if (part === 'evening') return (hour < 12 ? hour + 12 : hour) + minutes
  if (until?.exact === true && until.hour > 12 && hour < until.hour - 12) return hour + 12 + minutes
  const early = hour === 7 && time.said === 8 && !sociable
  return (hour >= 1 && hour <= 7 && !early ? hour + 12 : hour) + minutes
}

function minute(at: Temporal.PlainDateTime): string {
  return at.toString({ smallestUnit: 'minute' })
}
