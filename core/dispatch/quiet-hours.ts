import { Temporal } from 'temporal-polyfill'
import { momentOn } from '../days.ts'

/** The hours of the night in which nobody is disturbed, on the neighbourhood's clock. */
export interface QuietHours {
  from: string
  until: string
}

const minuteMs = 60_000

/** Whether this moment falls in the quiet hours. */
export function isQuiet(moment: Date, quiet: QuietHours, zone: string): boolean {
  const time = zoned(moment, zone).toPlainTime()
  const from = Temporal.PlainTime.from(quiet.from)
  const until = Temporal.PlainTime.from(quiet.until)
  const afterFrom = Temporal.PlainTime.compare(time, from) >= 0
  const beforeUntil = Temporal.PlainTime.compare(time, until) < 0
  const overMidnight = Temporal.PlainTime.compare(from, until) > 0
  return overMidnight ? afterFrom || beforeUntil : afterFrom && beforeUntil
}

/** This moment if it is not quiet, else the end of the quiet hours. */
export function whenAwake(moment: Date, quiet: QuietHours, zone: string): Date {
  let at = moment
  while (isQuiet(at, quiet, zone)) at = nextEdge(at, quiet.until, zone)
  return at
}

/** So many minutes later, counting only those in which nobody sleeps. */
export function afterWakingMinutes(moment: Date, minutes: number, quiet: QuietHours, zone: string): Date {
  let from = whenAwake(moment, quiet, zone)
  let left = minutes * minuteMs
  if (quiet.from === quiet.until) return new Date(from.getTime() + left)
  for (;;) {
    const night = nextEdge(from, quiet.from, zone)
    const awake = night.getTime() - from.getTime()
    if (left < awake) return new Date(from.getTime() + left)
    left -= awake
    from = whenAwake(night, quiet, zone)
  }
}

/** The first moment after this one at which the clock shows that time, or is put forward or back: then one has to look again. */
function nextEdge(moment: Date, time: string, zone: string): Date {
  const then = nextTime(moment, time, zone)
  const jump = zoned(moment, zone).getTimeZoneTransition('next')
  return jump && jump.epochMilliseconds < then.getTime() ? new Date(jump.epochMilliseconds) : then
}

/** The first moment after this one at which the clock shows that time, or jumps past it. */
export function nextTime(moment: Date, time: string, zone: string): Date {
  const today = zoned(moment, zone).toPlainDate()
  for (let days = 0; ; days++) {
    const then = timesOn(today.add({ days }), time, zone).find((at) => at > moment.getTime())
    if (then !== undefined) return new Date(then)
  }
}

/** In the night in which the clock is put back a time may come twice; in the one in which it is put forward it may be skipped. */
function timesOn(day: Temporal.PlainDate, time: string, zone: string): number[] {
  const wall = day.toPlainDateTime(Temporal.PlainTime.from(time))
  const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (first.toPlainDateTime().equals(wall))
    return [
      first.epochMilliseconds,
      wall.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds,
    ]
  return [first.getTimeZoneTransition('next')?.epochMilliseconds ?? first.epochMilliseconds]
}

/** That time on the day so many days after this moment. */
export function onDay(moment: Date, days: number, time: string, zone: string): Date {
  return momentOn(zoned(moment, zone).toPlainDate().add({ days }), time, zone)
}

function zoned(moment: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone)
}
