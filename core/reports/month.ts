import { Temporal } from 'temporal-polyfill'
import { dayOf, momentOn } from '../days.ts'

/** A month on a neighbourhood's clock, and the instants between which it lies. */
export interface Month {
  /** YYYY-MM */
  month: string
  from: Date
  until: Date
}

const languages = ['nl', 'fy', 'en']

/** The month that somebody types, such as november, nov, 11 or 2026-11; the last one that has begun. Nothing typed: last month. */
export function readMonthName(typed: string, now: Date, zone: string): Month | null {
  const today = dayOf(now, zone)
  const thisMonth = today.toPlainYearMonth()
  const text = typed.trim().toLowerCase()
  if (text === '') return monthAt(thisMonth.subtract({ months: 1 }), zone)
  const [, name = '', year] = /^(\p{L}+\.?|\d{1,2})(?:\s+(\d{4}))?$/u.exec(text) ?? []
  const exact = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text)
  if (exact) return monthAt(Temporal.PlainYearMonth.from(text), zone)
  const number = /^\d+$/.test(name) ? Number(name) : numberOf(name.replace('.', ''))
  if (!number || number > 12) return null
  const at = Temporal.PlainYearMonth.from({ year: year ? Number(year) : thisMonth.year, month: number })
  const isAhead = !year && Temporal.PlainYearMonth.compare(at, thisMonth) > 0
  return monthAt(isAhead ? at.subtract({ years: 1 }) : at, zone)
}

function numberOf(name: string): number | null {
  for (const language of languages) {
    for (let month = 1; month <= 12; month++) {
      const full = nameOf(month, language)
      if (full === name || (name.length >= 3 && full.startsWith(name))) return month
    }
  }
  return null
}

function nameOf(month: number, language: string): string {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  return format.format(Date.UTC(2026, month - 1, 15)).toLowerCase()
}

function monthAt(at: Temporal.PlainYearMonth, zone: string): Month {
  const begin = (month: Temporal.PlainYearMonth) => momentOn(month.toPlainDate({ day: 1 }), '00:00', zone)
  return { month: at.toString(), from: begin(at), until: begin(at.add({ months: 1 })) }
}
