import type { Temporal } from 'temporal-polyfill'
import { alone, type DayRead, type Part, partOf } from './day-read.ts'
import { easterOf } from './easter.ts'
import type { Reading } from './lexemes.ts'
import { rowOfDays } from './rows.ts'
import { numberWord, readHour, readTime } from './times.ts'

/** Reads a day at this place, or null. */
export function readDay(r: Reading, place: number, today: Temporal.PlainDate): DayRead | null {
  return (
    everyWeekday(r, place, today) ??
    weekdayOfWeek(r, place, today) ??
    relativeDay(r, place, today) ??
    weekday(r, place, today) ??
    calendarDay(r, place, today) ??
    inSomeTime(r, place, today) ??
    feast(r, place, today) ??
    rowOfDays(r, place, today)
  )
}

function relativeDay(r: Reading, place: number, today: Temporal.PlainDate): DayRead | null {
  const day = r.at(place, 'day')
  for (const part of ['morning', 'noon', 'afternoon', 'evening'] as const) {
    const found = r.at(place, `day-${part}`)
    if (found !== null && (day === null || found.end >= day.end))
      return {
        date: today.add({ days: Number(found.value) }),
        until: null,
        part,
        weekly: false,
        end: found.end,
      }
  }
  if (day === null) return weekFromDay(r, place, today)
  const date = today.add({ days: Number(day.value) })
  const later = weeksBehind(r, day.end)
  return later === null
    ? { ...alone(date), end: day.end }
    : { ...alone(date.add({ weeks: later.weeks })), end: later.end }
}

/** A week tomorrow, in wike fan hjoed ôf. */
function weekFromDay(r: Reading, place: number, today: Temporal.PlainDate): DayRead | null {
  const week = r.at(place, 'word.week-from')
  const day = week === null ? null : r.at(week.end, 'day')
  return day === null ? null : { ...alone(today.add({ days: 7 + Number(day.value) })), end: day.end }
}

function everyWeekday(r: Reading, place: number, today: Temporal.PlainDate): DayRead | null {
  const plural = r.at(place, 'weekly')
  if (plural !== null) return { ...alone(coming(today, Number(plural.value))), weekly: true, end: plural.end }
  const every = r.at(place, 'word.every')
  if (every === null) return null
  const day = weekdayAt(r, skip(r, every.end))
  return day === null
    ? null
    : { ...alone(coming(today, day.day)), part: day.part, weekly: true, end: day.end }
}

/** volgende week dinsdag, tuesday next week, dinsdag over een week, a week on tuesday, volgende dinsdag. */
function weekdayOfWeek(r: Reading, place: number, today: Temporal.PlainDate): DayRead | null {
  const nextWeek = r.at(place, 'word.next-week')
  if (nextWeek !== null) {
    const day = weekdayAt(r, skip(r, nextWeek.end))
    if (day !== null) return { ...alone(inNextWeek(today, day.day)), part: day.part, end: day.end }
  }
  const thisWeek = r.at(place, 'word.this-week')
  if (thisWeek !== null) {
    const day = weekdayAt(r, skip(r, thisWeek.end))
    if (day !== null) return { ...alone(coming(today, day.day)), part: day.part, end: day.end }
  }
  const ahead = weeksAhead(r, place)
  if (ahead !== null) {
    const day = weekdayAt(r, skip(r, ahead.end))
    if (day !== null) return { ...alone(weeksOn(today, day.day, ahead.weeks)), part: day.part, end: day.end }
  }
  const coming1 = r.at(place, 'word.coming')
  if (coming1 !== null) {
    const day = weekdayAt(r, coming1.end)
    if (day !== null) return { ...alone(coming(today, day.day)), part: day.part, end: day.end }
  }
  const next = r.at(place, 'word.next')
  if (next !== null) {
    const day = weekdayAt(r, next.end)
    if (day !== null) return { ...alone(inNextWeek(today, day.day)), part: day.part, end: day.end }
  }
  return null
}

function weekday(r: Reading, place: number, today: Temporal.PlainDate): DayRead | null {
  const day = weekdayAt(r, place)
  if (day === null) return null
  const next = skip(r, day.end)
  const nextWeek = r.at(day.end, 'word.next-week') ?? r.at(next, 'word.next-week')
  if (nextWeek !== null) return { ...alone(inNextWeek(today, day.day)), part: day.part, end: nextWeek.end }
  const later = weeksBehind(r, day.end)
  if (later !== null)
    return { ...alone(weeksOn(today, day.day, later.weeks)), part: day.part, end: later.end }
  const dated = calendarDay(r, day.end, today) ?? calendarDay(r, skip(r, day.end), today)
  if (dated !== null) return { ...dated, part: day.part }
  return { ...alone(coming(today, day.day)), part: day.part, end: day.end }
}

interface Weeks {
  weeks: number
  end: number
}

/** Monday "over een week", "oer fjirtjin dagen", "week", "fortnight". */
function weeksBehind(r: Reading, place: number): Weeks | null {
  const one = r.at(place, 'word.week-on')
  if (one !== null) return { weeks: 1, end: one.end }
  const within = r.at(place, 'word.in')
  return within === null ? fortnight(r, place) : (weeksAt(r, within.end) ?? fortnight(r, within.end))
}

/** "A week on" Monday, "two weeks on" Monday. */
function weeksAhead(r: Reading, place: number): Weeks | null {
  const one = r.at(place, 'word.week-on')
  if (one !== null) return { weeks: 1, end: one.end }
  const more = weeksAt(r, place) ?? fortnight(r, place)
  return more !== null && /^(on|from)$/.test(r.lexemes[more.end]?.text ?? '') ? more : null
}

function weeksAt(r: Reading, place: number): Weeks | null {
  const amount = amountAt(r, place)
  const unit = amount === null ? null : r.at(amount.end, 'unit')
  if (amount === null || unit === null || amount.n > 60) return null
  if (unit.value === 'week') return { weeks: amount.n, end: unit.end }
  return unit.value === 'day' && amount.n % 7 === 0 ? { weeks: amount.n / 7, end: unit.end } : null
}

function fortnight(r: Reading, place: number): Weeks | null {
  const amount = amountAt(r, place)
  const unit = r.at(amount?.end ?? place, 'unit')
  return unit?.value === 'fortnight' ? { weeks: 2 * (amount?.n ?? 1), end: unit.end } : null
}

interface Weekday {
  day: number
  part: Part | null
  end: number
}

function weekdayAt(r: Reading, place: number): Weekday | null {
  for (const part of ['morning', 'noon', 'afternoon', 'evening'] as const) {
    const compound = r.at(place, `weekday-${part}`)
    if (compound !== null) return { day: Number(compound.value), part, end: compound.end }
  }
  const full = r.at(place, 'weekday')
  if (full !== null) return { day: Number(full.value), part: null, end: full.end }
  const short = r.at(place, 'weekday-short')
  if (short === null || r.kind(place) !== 'word') return null
  const after = short.end
  const timely =
    ['end', 'break', 'clock', 'hour', 'date', 'ordinal'].includes(r.kind(after)) ||
    r.at(after, 'part') !== null
  const numbered =
    r.kind(after) === 'number' &&
    (r.at(after + 1, 'month') !== null || r.at(after + 1, 'clock.oclock') !== null)
  const atTime = r.at(after, 'word.at') !== null && readHour(r, r.at(after, 'word.at')?.end ?? after) !== null
  const clocked =
    !/^(to|so|in|zo)$/.test(r.lexemes[place]?.text ?? '') &&
    readTime(r, after, { english: false, loose: false }) !== null
  const alone1 = r.lexemes.length === 1
  const english = /^(sun|sat|mon|wed|fri|thu|tue)$/.test(r.lexemes[place]?.text ?? '')
  const ordinary = /^(to|so|in|do|zo|ma|si|fr|mo|wo|ti|sun|sat)$/.test(r.lexemes[place]?.text ?? '')
  const ending = r.kind(after) === 'end' || r.kind(after) === 'break'
  if (ending && ordinary && !english && !alone1 && place > 0 && r.before(place, 'word.on') === null)
    return null
  return timely || numbered || atTime || clocked
    ? { day: Number(short.value), part: null, end: short.end }
    : null
}

/** 24 november, november 24, 24-11, the 24th. */
function calendarDay(r: Reading, place: number, today: Temporal.PlainDate): DayRead | null {
  const lexeme = r.lexemes[place]
  if (lexeme === undefined) return null
  if (lexeme.kind === 'date') {
    const [first = 0, month = 0, last = 0] = lexeme.numbers
    return on(today, first, month, last, place + 1)
  }
  const month = r.at(place, 'month')
  const following = r.lexemes[month?.end ?? -1]
  if (month !== null && (following?.kind === 'number' || following?.kind === 'ordinal'))
    return r.at(month.end + 1, 'clock.oclock') === null
      ? on(today, 0, Number(month.value), following.numbers[0] ?? 0, month.end + 1)
      : null
  const inWords = lexeme.kind === 'word' ? (r.at(place, 'ordinal') ?? numberWord(r, place)) : null
  if (inWords !== null) {
    const at = r.lexemes[inWords.end]?.text === 'of' ? inWords.end + 1 : inWords.end
    const named = r.at(at, 'month')
    // "ien mei in hege stoel" and "five may come" are of no month
    return named === null || /^(mei|may)$/.test(r.lexemes[at]?.text ?? '')
      ? null
      : on(today, 0, Number(named.value), Number(inWords.value), named.end)
  }
  const dayEnd = lexeme.kind === 'number' || lexeme.kind === 'ordinal' ? place + 1 : null
  const day = lexeme.numbers[0] ?? 0
  if (dayEnd === null || day < 1 || day > 31) return null
  const monthPlace = r.lexemes[dayEnd]?.text === 'of' ? dayEnd + 1 : dayEnd
  const behind = r.at(monthPlace, 'month')
  if (
    behind !== null &&
    !(
      lexeme.kind === 'number' &&
      r.lexemes[monthPlace]?.text === 'mei' &&
      r.kind(behind.end) === 'word' &&
      r.at(behind.end, 'word') === null
    )
  )
    return on(today, 0, Number(behind.value), day, behind.end)
  if (lexeme.kind !== 'ordinal' || !/^(de|the|it|e)$/.test(r.lexemes[place - 1]?.text ?? '')) return null
  if (r.kind(dayEnd) === 'word' && r.at(dayEnd, 'word') === null && r.at(dayEnd, 'part') === null) return null
  const here = today.with({ day: 1 })
  const date = day <= here.daysInMonth ? here.with({ day }) : here.add({ months: 1 }).with({ day })
  return { ...alone(date.since(today).sign < 0 ? date.add({ months: 1 }) : date), end: dayEnd }
}

function on(
  today: Temporal.PlainDate,
  year: number,
  month: number,
  day: number,
  end: number,
): DayRead | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const date = today.with({ day: 1 }).with({ year: year === 0 ? today.year : year, month })
  if (day > date.daysInMonth && !(month === 2 && day === 29)) return null
  const exact = date.with({ day: Math.min(day, date.daysInMonth) })
  const passed = year === 0 && exact.since(today).sign < 0
  // what was last month is told, not asked for
  if (passed && today.since(exact).days <= 60) return null
  return { ...alone(passed ? exact.add({ years: 1 }) : exact), end }
}

/** over twee dagen, in 3 weeks. */
function inSomeTime(r: Reading, place: number, today: Temporal.PlainDate): DayRead | null {
  const within = r.at(place, 'word.in')
  if (within === null) return null
  const amount = amountAt(r, within.end)
  if (amount === null || amount.n < 1 || amount.n > 60) return null
  const unit = r.at(amount.end, 'unit')
  if (unit === null || !['day', 'week', 'fortnight', 'month'].includes(unit.value)) return null
  const days: Record<string, number> = { day: 1, week: 7, fortnight: 14 }
  const step = unit.value === 'month' ? { months: amount.n } : { days: amount.n * (days[unit.value] ?? 0) }
  const day = unit.value === 'week' ? weekdayAt(r, skip(r, unit.end)) : null
  const date = today.add(step)
  if (day !== null)
    return { ...alone(date.add({ days: day.day - date.dayOfWeek })), part: day.part, end: day.end }
  return { ...alone(date), end: unit.end }
}

function amountAt(r: Reading, place: number): { n: number; end: number } | null {
  if (r.kind(place) === 'number') return { n: r.lexemes[place]?.numbers[0] ?? 0, end: place + 1 }
  const word = r.at(place, 'number')
  return word === null ? null : { n: Number(word.value), end: word.end }
}

/** Kerstavond, Boxing Day, âldjiersjûn, and Goede Vrijdag, which moves with Easter. */
function feast(r: Reading, place: number, today: Temporal.PlainDate): DayRead | null {
  const found = r.at(place, 'feast')
  if (found === null) return null
  const [days = '', part = ''] = found.value.split('@')
  const [first = '', last] = days.split('/')
  const read = dayOfYear(first, today)
  return {
    ...alone(read),
    until: last === undefined ? null : dayOfYear(last, read),
    part: partOf(part),
    end: found.end,
  }
}

function dayOfYear(written: string, from: Temporal.PlainDate): Temporal.PlainDate {
  const inYear = (year: Temporal.PlainDate) => {
    const moving = /^easter([+-]\d+)$/.exec(written)
    if (moving !== null) return easterOf(year).add({ days: Number(moving[1]) })
    const [month = 1, day = 1] = written.split('-').map(Number)
    return year.with({ day: 1 }).with({ month }).with({ day })
  }
  const date = inYear(from)
  return date.since(from).sign < 0 ? inYear(from.add({ years: 1 })) : date
}

/** The first such weekday after today. */
function coming(today: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 })
}

/** So many weeks after the first such weekday, which may be today. */
function weeksOn(today: Temporal.PlainDate, weekday: number, weeks: number): Temporal.PlainDate {
  return today.add({ days: ((weekday - today.dayOfWeek + 7) % 7) + 7 * weeks })
}

function inNextWeek(today: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return today.add({ days: 7 - today.dayOfWeek + weekday })
}

function skip(r: Reading, place: number): number {
  return r.at(place, 'word.about')?.end ?? place
}
