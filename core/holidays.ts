import Holidays from 'date-holidays'
import type { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

const countries = new Holidays().getCountries()

/** A country whose public holidays are known. */
export const countrySchema = z.string().refine((country) => country in countries, 'write the country as NL')

const calendars = new Map<string, Holidays>()
const holidays = new Map<string, Set<string>>()

/** Whether a day is a public holiday of a country; read once a year, since each look-up computes the whole year anew. */
export function isHoliday(country: string, day: Temporal.PlainDate): boolean {
  const key = `${country} ${day.year}`
  let days = holidays.get(key)
  if (!days) {
    const calendar = calendars.get(country) ?? new Holidays(country)
    calendars.set(country, calendar)
    const all = calendar.getHolidays(day.year).filter(({ type }) => type === 'public')
    days = new Set(all.map(({ date }) => date.slice(0, 10)))
    holidays.set(key, days)
  }
  return days.has(day.toString())
}
