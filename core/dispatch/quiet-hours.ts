import { Temporal } from 'temporal-polyfill'

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
  return isQuiet(moment, quiet, zone) ? nextTime(moment, quiet.until, zone) : moment
}

/** So many minutes later, counting only those in which nobody sleeps. */
export function afterWakingMinutes(moment: Date, minutes: number, quiet: QuietHours, zone: string): Date {
  let from = whenAwake(moment, quiet, zone)
  let left = minutes * minuteMs
  if (quiet.from === quiet.until) return new Date(from.getTime() + left)
  for (;;) {
    const night = nextTime(from, quiet.from, zone)
    const awake = night.getTime() - from.getTime()
    if (left < awake) return new Date(from.getTime() + left)
    left -= awake
    from = whenAwake(night, quiet, zone)
  }
}

/** The first moment after this one at which the clock shows that time. */
export function nextTime(moment: Date, time: string, zone: string): Date {
  const now = zoned(moment, zone)
  for (let days = 0; ; days++) {
    const then = now.toPlainDate().add({ days }).toZonedDateTime({ timeZone: zone, plainTime: time })
    if (then.epochMilliseconds > now.epochMilliseconds) return new Date(then.epochMilliseconds)
  }
}

/** That time on the day so many days after this moment. */
export function onDay(moment: Date, days: number, time: string, zone: string): Date {
  const day = zoned(moment, zone).toPlainDate().add({ days })
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds)
}

function zoned(moment: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone)
}
