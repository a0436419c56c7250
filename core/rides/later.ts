import { Temporal } from 'temporal-polyfill'
import type { When } from '../when.ts'

/** So many minutes after a moment, as the clock in this zone shows it then. */
export function later(when: When, minutes: number, zone: string): When {
  const moment = Temporal.PlainDateTime.from(when).toZonedDateTime(zone).add({ minutes })
  return moment.toPlainDateTime().toString({ smallestUnit: 'minute' })
}
