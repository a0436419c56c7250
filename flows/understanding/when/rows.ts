import type { Temporal } from 'temporal-polyfill'
import { alone, type DayRead } from './day-read.ts'
import type { Reading } from './lexemes.ts'

/** Reads a row of days at this place, such as a weekend, a week or a month, or null. */
export function rowOfDays(r: Reading, place: number, today: Temporal.PlainDate): DayRead | null {
  const row = (date: Temporal.PlainDate, until: Temporal.PlainDate, end: number): DayRead => ({
    ...alone(date),
    until,
    end,
  })
  const thisWeek = (weekday: number) => today.add({ days: weekday - today.dayOfWeek })
  const nextWeekend = r.at(place, 'word.next-weekend')
  if (nextWeekend !== null) return row(thisWeek(13), thisWeek(14), nextWeekend.end)
  const weekend = r.at(place, 'word.weekend')
  if (weekend !== null) {
    const next = r.at(weekend.end, 'word.next-week') !== null
    const saturday = thisWeek(next ? 13 : 6)
    const first = today.dayOfWeek === 7 && !next ? today : saturday
    return { ...row(first, saturday.add({ days: 1 }), weekend.end), eve: saturday.subtract({ days: 1 }) }
  }
  const nextWeek = r.at(place, 'word.next-week')
  if (nextWeek !== null) return row(thisWeek(8), thisWeek(14), nextWeek.end)
  const rest = r.at(place, 'word.this-week')
  if (rest !== null) return row(today, thisWeek(7), rest.end)
  const days = r.at(place, 'row')
  if (days !== null) {
    const [from = 1, until = from] = days.value.split('-').map(Number)
    const late = until < today.dayOfWeek ? 7 : 0
    const first = thisWeek(from + late)
    return from === until ? { ...alone(first), end: days.end } : row(first, thisWeek(until + late), days.end)
  }
  return monthOf(r, place, today)
}

/** A month that begins in more days than this is the one that was. */
const farthestMonth = 70

/** Next month, the end of this one, in December. */
function monthOf(r: Reading, place: number, today: Temporal.PlainDate): DayRead | null {
  const whole = (first: Temporal.PlainDate, end: number): DayRead => ({
    ...alone(first),
    until: first.with({ day: first.daysInMonth }),
    end,
  })
  const next = r.at(place, 'word.next-month')
  if (next !== null) return whole(today.with({ day: 1 }).add({ months: 1 }), next.end)
  const ending = r.at(place, 'word.month-end')
  if (ending !== null) return whole(today.with({ day: today.daysInMonth - 2 }), ending.end)
  const third = r.at(place, 'month-part')
  const within = third ?? r.at(place, 'word.in-month')
  const month = within === null ? null : r.at(within.end, 'month')
  if (month === null || r.kind(month.end) === 'number') return null
  const named = today.with({ day: 1, month: Number(month.value) })
  if (third !== null) return daysAround(third.value, named, today, month.end)
  if (named.month === today.month) return { ...whole(today, month.end) }
  const coming = named.since(today).sign < 0 ? named.add({ years: 1 }) : named
  // in august, said in november, was last august
  return coming.since(today).days > farthestMonth ? null : whole(coming, month.end)
}

/** Early in, halfway through or at the end of a month: three days of it. */
function daysAround(
  part: string,
  month: Temporal.PlainDate,
  today: Temporal.PlainDate,
  end: number,
): DayRead | null {
  const inYear = (year: number) => {
    const first = month.with({ year })
    const day = part === 'start' ? 1 : part === 'middle' ? 14 : first.daysInMonth - 2
    return first.with({ day })
  }
  const soon = inYear(today.year)
  const from = soon.add({ days: 2 }).since(today).sign < 0 ? inYear(today.year + 1) : soon
  if (from.since(today).days > farthestMonth) return null
  return { ...alone(from), until: from.add({ days: 2 }), end }
}
