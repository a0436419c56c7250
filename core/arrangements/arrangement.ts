import { Temporal } from 'temporal-polyfill'
import type { Category, Language } from '../conversations/meaning.ts'
import type { RideWish } from '../rides/ride-wish.ts'
import { isWhen, type When } from '../when.ts'

/** Help that comes back, by the same neighbour as long as both want. */
export interface Arrangement {
  id: string
  neighbourhoodId: string
  residentId: string
  volunteerId: string | null
  category: Category
  words: string
  language: Language
  /** Who of a household it is for and who of one comes, where their phones are shared. */
  forWhom: string | null
  byWhom: string | null
  /** The tail of a When: empty, T10:30 or @morning. */
  atTime: string
  weeks: number
  /** Of a ride that comes back: as it is wished; null for other help. */
  ride: RideWish | null
  /** Days, YYYY-MM-DD, on which it is not wanted. */
  skips: string[]
  status: 'active' | 'ended'
  /** The day, YYYY-MM-DD, of the next time that has no request yet. */
  nextOn: string
  nextStepAt: Date | null
  fence: number
}

/** The day and the hour of a weekly When; null if it is not weekly. */
export function weeklyOf(when: When | null): { day: string; atTime: string } | null {
  const [, day, atTime] = /^R\/(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}|@[a-z]+)?\/P1W$/.exec(when ?? '') ?? []
  return day && when !== null && isWhen(when) ? { day, atTime: atTime ?? '' } : null
}

/** The first day of this rhythm that is not before another day. */
export function firstFrom(day: string, notBefore: string, weeks: number): string {
  let next = Temporal.PlainDate.from(day)
  while (Temporal.PlainDate.compare(next, notBefore) < 0) next = next.add({ weeks })
  return next.toString()
}

/** The day after this one in the rhythm. */
export function dayAfter(day: string, weeks: number): string {
  return Temporal.PlainDate.from(day).add({ weeks }).toString()
}
