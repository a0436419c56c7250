import { Temporal } from 'temporal-polyfill'

/**
 * When something is wanted, as one short string:
 * `YYYY-MM-DD` a day · `YYYY-MM-DDTHH:MM` a moment · `YYYY-MM-DD@morning|noon|afternoon|evening` a part of a day ·
 * `A/B` a range, either side may be empty · `R/DATE/P1W` weekly, or every so many weeks (`P2W`), DATE in any of the first three forms · `asap`.
 * All are wall-clock times in the neighbourhood's own zone.
 */
export type When = string

/** The parts of a day, in the words that people use. */
export const partsOfDay = ['morning', 'noon', 'afternoon', 'evening'] as const
/** A part of a day, such as morning. */
export type PartOfDay = (typeof partsOfDay)[number]

/** From which hour until which hour a part of the day lasts. */
export const hoursOf: Record<PartOfDay, { from: number; until: number }> = {
  morning: { from: 8, until: 12 },
  noon: { from: 12, until: 14 },
  afternoon: { from: 12, until: 18 },
  evening: { from: 18, until: 22 },
}

/** The moments between which something is wanted; null where no edge was named. */
export interface Span {
  from: Temporal.Instant | null
  until: Temporal.Instant | null
}

interface WallSpan {
  from: Temporal.PlainDateTime
  until: Temporal.PlainDateTime
}

const single = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})|@(morning|noon|afternoon|evening))?$/

/** Whether this is a When that names a time that exists. */
export function isWhen(text: string): text is When {
  return wallSpanOf(text) !== null
}

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** Whether this names a day and a time, so that it can be booked. */
export function isMoment(when: When | null): when is When {
  return when !== null && moment.test(when)
}

/** So many minutes after a moment on the same clock, whatever the clock does in between; before it, below nought. */
export function laterOnClock(when: When, minutes: number): When {
  return Temporal.PlainDateTime.from(when).add({ minutes }).toString({ smallestUnit: 'minute' })
}

/** How many minutes lie between two moments on the same clock. */
export function minutesBetween(from: When, until: When): number {
  return (Date.parse(`${until}Z`) - Date.parse(`${from}Z`)) / 60_000
}

/** The moments between which this is wanted; a weekly one counts by its first time. */
export function spanOf(when: When | null, zone: string): Span {
  const wall = when === null ? null : wallSpanOf(when)
  return { from: instantOf(wall?.from, zone), until: instantOf(wall?.until, zone) }
}

/** This moment as a When, on the clock of the neighbourhood. */
export function whenOf(moment: Date, zone: string): When {
  const local = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone)
  return local.toPlainDateTime().toString({ smallestUnit: 'minute' })
}

function instantOf(wall: Temporal.PlainDateTime | null | undefined, zone: string): Temporal.Instant | null {
  return wall ? wall.toZonedDateTime(zone).toInstant() : null
}

/** Both edges on the wall clock; null if the text is no When. */
export function wallSpanOf(
  text: string,
): { from: Temporal.PlainDateTime | null; until: Temporal.PlainDateTime | null } | null {
  if (text === 'asap') return { from: null, until: null }
  const sides = text.split('/')
  if (sides.length === 1) return singleSpan(text)
  if (sides.length === 3)
    return sides[0] === 'R' && /^P[1-9]W$/.test(sides[2] ?? '') ? singleSpan(sides[1] ?? '') : null
  return sides.length === 2 ? rangeSpan(sides[0] ?? '', sides[1] ?? '') : null
}

function rangeSpan(first: string, last: string) {
  const begin = first === '' ? null : singleSpan(first)
  const end = last === '' ? null : singleSpan(last)
  if ((first !== '' && !begin) || (last !== '' && !end) || (!begin && !end)) return null
  // A moment as the far edge of a range is that moment itself, not the hour after it.
  const until = end && last.includes('T') ? end.from : (end?.until ?? null)
  if (begin && until && Temporal.PlainDateTime.compare(begin.from, until) > 0) return null
  return { from: begin?.from ?? null, until }
}

function singleSpan(text: string): WallSpan | null {
  const [, date, time, part] = single.exec(text) ?? []
  if (!date) return null
  try {
    const day = Temporal.PlainDate.from(date)
    if (time) {
      const from = day.toPlainDateTime(Temporal.PlainTime.from(time))
      return { from, until: from.add({ hours: 1 }) }
    }
    const known = partsOfDay.find((each) => each === part)
    const hours = known ? hoursOf[known] : { from: hoursOf.morning.from, until: hoursOf.evening.until }
    return {
      from: day.toPlainDateTime({ hour: hours.from }),
      until: day.toPlainDateTime({ hour: hours.until }),
    }
  } catch {
    // Not every date and time that looks like one exists, such as 30 February.
    return null
  }
}
