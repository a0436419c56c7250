import { Temporal } from 'temporal-polyfill'
import { minutesBetween, type When } from '../when.ts'
import type { RideWish } from './ride-wish.ts'

/** So many minutes after a moment, as the clock in this zone shows it then. */
export function later(when: When, minutes: number, zone: string): When {
  const moment = Temporal.PlainDateTime.from(when).toZonedDateTime(zone).add({ minutes })
  return moment.toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** The same ride at another time: the way back moves along. */
export function wishAt(wish: RideWish, arriveAt: When, zone: string): RideWish {
  if (wish.returnAt === null) return { ...wish, arriveAt }
  const stays = minutesBetween(wish.arriveAt, wish.returnAt)
  return { ...wish, arriveAt, returnAt: later(arriveAt, stays, zone) }
}
