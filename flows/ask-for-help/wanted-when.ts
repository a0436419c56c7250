import type { Facts } from '../../core/conversations/flow.ts'
import { type PartOfDay, spanOf, type When } from '../../core/when.ts'

const plainDay = /^\d{4}-\d{2}-\d{2}$/
const withinDay = /^\d{4}-\d{2}-\d{2}[T@]/
const weekly = /^R\/(.+)\/(P[1-9]W)$/
const urgentWithinHours = 6

/** Whether a day is known, but nothing of the hour. */
export function needsPart(when: When | null): boolean {
  return when !== null && plainDay.test(inner(when))
}

/** The same day or days, at this part of the day. */
export function atPart(when: When, part: PartOfDay): When {
  return rewrap(when, `${inner(when).slice(0, 10)}@${part}`)
}

/**
 * What is wanted after somebody said more about it: a bare hour keeps the day that was agreed,
 * and another day keeps the hour.
 */
export function mergeWhen(old: When | null, said: When, text: string): When {
  if (old === null || !isOneDay(old) || !isOneDay(said) || weekly.test(said)) return said
  const before = inner(old)
  if (plainDay.test(said)) return rewrap(old, `${said}${before.slice(10)}`)
  if (withinDay.test(said) && !namesDay(text)) return rewrap(old, `${before.slice(0, 10)}${said.slice(10)}`)
  return said
}

/** The same time, every so many weeks; what is no single day stays as it is. */
export function everySoOften(when: When, weeks: number | null): When {
  return weeks === null || weekly.test(when) || !isOneDay(when) ? when : `R/${when}/P${weeks}W`
}

/** Neighbours must be found today, or at once. */
export function isUrgent(when: When | null, { now, zone }: Facts): boolean {
  if (when === 'asap') return true
  const { until } = spanOf(when, zone)
  if (!until || (when !== null && weekly.test(when))) return false
  return until.epochMilliseconds - Date.parse(now) < urgentWithinHours * 3_600_000
}

/** Whether that time has gone by already. */
export function isOver(when: When, { now, zone }: Facts): boolean {
  const { until } = spanOf(when, zone)
  return until !== null && !weekly.test(when) && until.epochMilliseconds < Date.parse(now)
}

function isOneDay(when: When): boolean {
  const day = inner(when)
  return !day.includes('/') && (plainDay.test(day) || withinDay.test(day))
}

function inner(when: When): When {
  return weekly.exec(when)?.[1] ?? when
}

function rewrap(old: When, day: When): When {
  const often = weekly.exec(old)?.[2]
  return often ? `R/${day}/${often}` : day
}

const dayNames = [
  'vandaag|overmorgen|vanavond|vanmiddag|vanochtend|vanmorgen|week',
  'hjoed|oaremoarn|oermoarn|jûn(?!s)|fannejûn|wike',
  'today|tomorrow|tonight',
  '(maan|dins|woens|donder|vrij|zater|zon)dag|(mon|tues|wednes|thurs|fri|satur|sun)day',
  '(moan|tiis|woans|tongers|sater)dei|freed|sneon|snein',
  // "In de morgen" and "op 'e moarn" are a part of the day, not tomorrow.
  '(?<!de )morgen(?!s)|(?<!e )moarn(?!s)',
  '\\d{1,2}[-/]\\d{1,2}',
]
const namesADay = new RegExp(`(?<!\\p{L})(${dayNames.join('|')})`, 'iu')

/** Whether a text says which day, so that its hour does not belong to the day agreed before. */
function namesDay(text: string): boolean {
  return namesADay.test(text)
}
