import { dayOf, momentOn } from '../days.ts'
import type { RideScheme } from './ride-scheme.ts'
import { serviceDaysBefore } from './service-days.ts'

/** The last moment at which a ride that is picked up then can be booked; null if no day before it is a service day. */
export function bookBy(
  { bookingRule: rule, service }: RideScheme,
  pickupAt: Date,
  zone: string,
): Date | null {
  if (rule.booking_type === 0) return pickupAt
  if (rule.booking_type === 1)
    return new Date(pickupAt.getTime() - (rule.prior_notice_duration_min ?? 0) * 60_000)
  const day = serviceDaysBefore(service, dayOf(pickupAt, zone), rule.prior_notice_last_day ?? 1)
  return day && momentOn(day, rule.prior_notice_last_time ?? '00:00', zone)
}

/** Whether a ride picked up then may be booked now: at the deadline itself it is too late. */
export function whyNotBookable(
  scheme: RideScheme,
  pickupAt: Date,
  now: Date,
  zone: string,
): 'too-late' | 'too-early' | null {
  const deadline = bookBy(scheme, pickupAt, zone)
  if (deadline === null || now >= deadline || pickupAt <= now) return 'too-late'
  return dayOf(pickupAt, zone).since(dayOf(now, zone)).total('days') > lastDay(scheme) ? 'too-early' : null
}

function lastDay({ bookingRule }: RideScheme): number {
  return bookingRule.prior_notice_start_day
}
