import type { Temporal } from 'temporal-polyfill'

/** A part of the day as in core/when.ts. */
export type Part = 'morning' | 'noon' | 'afternoon' | 'evening'

/** A day as said, or a row of days; with the part of the day if it was said in the same words. */
export interface DayRead {
  date: Temporal.PlainDate
  /** The last day of a row, such as a weekend or next week. */
  until: Temporal.PlainDate | null
  part: Part | null
  weekly: boolean
  /** The last day before it, where "before the weekend" is said of a row of days. */
  eve?: Temporal.PlainDate
  end: number
}

/** Tells a part of the day by its name. */
export function partOf(name: string): Part | null {
  return name === 'morning' || name === 'noon' || name === 'afternoon' || name === 'evening' ? name : null
}

/** One day, and nothing more said of it. */
export function alone(date: Temporal.PlainDate): Omit<DayRead, 'end'> {
  return { date, until: null, part: null, weekly: false }
}
