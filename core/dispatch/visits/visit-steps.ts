import { nextTime, onDay, type QuietHours, whenAwake } from '../quiet-hours.ts'

/** When a visit is wanted, as far as anybody said. */
export interface VisitTime {
  from: Date | null
  until: Date | null
}

const hourMs = 3_600_000

/** When the volunteer is reminded: the evening before, else an hour before; null if it is too late for either. */
function remindAt(visit: VisitTime, now: Date, quiet: QuietHours, zone: string): Date | null {
  if (!visit.from) return null
  const evening = onDay(visit.from, -1, '18:00', zone)
  if (evening > now) return evening
  const hourBefore = new Date(visit.from.getTime() - hourMs)
  const awake = whenAwake(hourBefore, quiet, zone)
  const at = awake < visit.from ? awake : hourBefore
  return at > now ? at : null
}

/** The hour before, for who was reminded the evening before; null if it is too late for that. */
export function remindSoonAt(visit: VisitTime, now: Date, quiet: QuietHours, zone: string): Date | null {
  if (!visit.from) return null
  const hourBefore = whenAwake(new Date(visit.from.getTime() - hourMs), quiet, zone)
  // right after the first reminder a second one is only noise
  return hourBefore < visit.from && hourBefore.getTime() > now.getTime() + hourMs ? hourBefore : null
}

/** When the volunteer is asked whether it is done: an hour after it ended, or the next morning if no time is known. */
export function askDoneAt(visit: VisitTime, now: Date, quiet: QuietHours, zone: string): Date {
  if (visit.until) {
    const after = new Date(Math.max(visit.until.getTime(), now.getTime()) + hourMs)
    return whenAwake(after, quiet, zone)
  }
  const start = visit.from && visit.from > now ? visit.from : now
  return onDay(start, 1, '10:00', zone)
}

/** The next thing that is owed for a visit that somebody said yes to. */
export function nextVisitStep(
  visit: VisitTime,
  now: Date,
  quiet: QuietHours,
  zone: string,
): { step: 'remind' | 'ask-done'; at: Date } {
  const remind = remindAt(visit, now, quiet, zone)
  return remind
    ? { step: 'remind', at: remind }
    : { step: 'ask-done', at: askDoneAt(visit, now, quiet, zone) }
}

/** A day later at the same time, but never at night. */
export function aDayLater(now: Date, quiet: QuietHours, zone: string): Date {
  return whenAwake(nextTime(now, timeOf(now, zone), zone), quiet, zone)
}

function timeOf(moment: Date, zone: string): string {
  return moment.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' })
}
