import { Temporal } from 'temporal-polyfill'
import type { Category, Language } from '../conversations/meaning.ts'
import type { RideWish } from '../rides/ride-wish.ts'
import { isWhen, type When } from '../when.ts'

/** What only a lasting pair has; of help with a rhythm all of it is empty. */
export interface PairParts {
  /** The request it came of. */
  requestId: string | null
  /** When both had said yes. */
  agreedAt: Date | null
  /** Whether the resident is asked by chat, or said yes to the desk. */
  consentBy: 'chat' | 'voice'
  /** Since when a question waits for an answer of either. */
  askedVolunteerAt: Date | null
  askedResidentAt: Date | null
}

/** Help that comes back, by the same neighbour as long as both want. */
export interface Arrangement extends PairParts {
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
  /** Every so many weeks; 0 is a lasting pair, who meet when they please. */
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

const rhythm = /^R\/(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}|@[a-z]+)?\/P([1-9])W$/

/** The first day, the hour and how often of a When that comes back; null if it does not. */
export function rhythmOf(when: When | null): { day: string; atTime: string; weeks: number } | null {
  const [, day, atTime, weeks] = rhythm.exec(when ?? '') ?? []
  return day && when !== null && isWhen(when) ? { day, atTime: atTime ?? '', weeks: Number(weeks) } : null
}

/** When help comes back, from its next time on. */
export function whenOfRhythm({
  nextOn,
  atTime,
  weeks,
}: Pick<Arrangement, 'nextOn' | 'atTime' | 'weeks'>): When {
  return `R/${nextOn}${atTime}/P${weeks}W`
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
