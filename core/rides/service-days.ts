import type { Temporal } from 'temporal-polyfill'
import { fallsOn } from '../days.ts'
import { isHoliday } from '../holidays.ts'
import type { RideScheme } from './ride-scheme.ts'

type Service = RideScheme['service']

/** Why a scheme does not drive on a day; null if it does. */
export function whyNoService(service: Service, day: Temporal.PlainDate): 'free-day' | 'holiday' | null {
  if (!fallsOn(day, service.days)) return 'free-day'
  if (service.closedOn.includes(day.toString())) return 'free-day'
  return service.holidays !== null && isHoliday(service.holidays, day) ? 'holiday' : null
}

/** The day so many service days before this one; null if there is none within a year. */
export function serviceDaysBefore(
  service: Service,
  day: Temporal.PlainDate,
  count: number,
): Temporal.PlainDate | null {
  let left = count
  let at = day
  for (let looked = 0; looked < 366; looked++) {
    at = at.subtract({ days: 1 })
    if (whyNoService(service, at) === null && --left === 0) return at
  }
  return null
}

/** The first service day on or after this one, and those that follow, so many days ahead at most. */
export function* serviceDaysFrom(
  service: Service,
  day: Temporal.PlainDate,
  most: number,
): Generator<Temporal.PlainDate> {
  for (let ahead = 0; ahead <= most; ahead++) {
    const at = day.add({ days: ahead })
    if (whyNoService(service, at) === null) yield at
  }
}
