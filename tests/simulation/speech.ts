import type { Slots } from '../../core/slots.ts'
import { Words } from '../../core/words.ts'

/** Says things in the desk's language: the words of desk-simulation.yaml, numbers, minutes and months. */
export interface Speech {
  say(key: string, slots?: Slots): string
  category(name: string): string
  number(amount: number, digits?: number): string
  percent(part: number, whole: number): string
  /** Minutes as somebody would say them. */
  time(minutes: number): string
  month(day: string): string
  /** Such as di 3. */
  day(day: string): string
}

/** Speaks the desk's language. */
export function speechOf(language: string): Speech {
  const words = new Words(new URL('../../locales', import.meta.url).pathname)
  const say = (key: string, slots: Slots = {}) =>
    words.line(language, { key: `desk-simulation.${key}`, slots }, null)
  const number = (amount: number, digits = 0) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
      amount,
    )
  const dated = (day: string, how: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...how, timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))
  return {
    say,
    category: (name) => words.line(language, { key: `common.category-${name}` }, null),
    number,
    percent: (part, whole) => `${Math.round((100 * part) / Math.max(1, whole))} %`,
    time(minutes) {
      if (Number.isNaN(minutes)) return '-'
      return minutes < 90
        ? say('minutes', { minutes: Math.round(minutes) })
        : say('hours', { hours: number(minutes / 60, 1) })
    },
    month: (day) => dated(day, { month: 'long', year: 'numeric' }),
    day: (day) => `${dated(day, { weekday: 'short' })} ${Number(day.slice(8))}`,
  }
}
