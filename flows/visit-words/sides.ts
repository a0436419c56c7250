import { Temporal } from 'temporal-polyfill'
import type { Facts, VisitWord } from '../../core/conversations/flow.ts'
import type { Category } from '../../core/conversations/meaning.ts'
import { spanOf, type When } from '../../core/when.ts'

/** A visit that is agreed, from the side of whoever helps or of whoever is helped. */
export interface Side {
  requestId: string
  number: number
  category: Category
  wantedAt: When | null
  helps: boolean
  /** We asked whether it is done. */
  asked: boolean
  /** The last word about it that came to this person. */
  word: VisitWord | null
}

/** All visits that somebody makes or gets. */
export function sidesOf({ visits, requests }: Facts): Side[] {
  return [
    ...visits.map(({ requestId, number, category, wantedAt, askedDoneAt, word }) => ({
      ...{ requestId, number, category, wantedAt, helps: true, asked: askedDoneAt !== null },
      word: word ?? null,
    })),
    ...requests
      .filter(({ status, helper }) => status === 'matched' && helper !== null)
      .map(({ id, number, category, wantedAt, word }) => ({
        ...{ requestId: id, number, category, wantedAt, helps: false, asked: false },
        word: word ?? null,
      })),
  ]
}

/** Whether a visit is on this day; one without a day can be on any. */
export function isOn({ wantedAt }: Side, day: string, { zone }: Facts): boolean {
  const { from, until } = spanOf(wantedAt, zone)
  if (!from || !until) return true
  return dayOf(from, zone) <= day && day <= dayOf(until, zone)
}

const hoursAround = 2

/** Whether a visit is now, or within two hours of now. */
export function isNear({ wantedAt }: Side, { now, zone }: Facts): boolean {
  const { from, until } = spanOf(wantedAt, zone)
  if (!from || !until) return false
  const moment = Temporal.Instant.from(now)
  const hours = { hours: hoursAround }
  return (
    Temporal.Instant.compare(moment, from.subtract(hours)) >= 0 &&
    Temporal.Instant.compare(moment, until.add(hours)) <= 0
  )
}

/** Today, as the neighbourhood's clock has it. */
export function today({ now, zone }: Facts): string {
  return dayOf(Temporal.Instant.from(now), zone)
}

function dayOf(moment: Temporal.Instant, zone: string): string {
  return moment.toZonedDateTimeISO(zone).toPlainDate().toString()
}
