import { nextSummary, type Summaries } from '../desk/summary-times.ts'
import { whenAwake } from '../dispatch/quiet-hours.ts'
import type { HelpRequest } from './help-request.ts'

const hourMs = 3_600_000
const urgentHours = 6
const lastCallHours = 3

/** When the desk is told again: so many minutes from now, within the hours that somebody may be there. */
export function nudgeAt(now: Date, minutes: number, zone: string): Date {
  return awake(new Date(now.getTime() + minutes * 60_000), zone)
}

/**
 * How what nobody took comes back after it was brought up in its thread. Pure. What is urgent is brought up each hour
 * for a while; all else once more shortly before it is wanted, and until then each morning in the summary of the day:
 * a desk that is called every hour for everything stops listening.
 */
export function nudgeNext(
  {
    urgency,
    wantedFrom,
    ...request
  }: Pick<HelpRequest, 'urgency' | 'wantedFrom' | 'withDeskSince' | 'openedAt'>,
  now: Date,
  at: Summaries,
  decidedBy: Date | null = null,
): { step: 'nudge-desk' | 'nudge-daily'; at: Date } {
  const since = request.withDeskSince ?? request.openedAt
  if (urgency === 'urgent' && now.getTime() - since.getTime() < urgentHours * hourMs)
    return { step: 'nudge-desk', at: nudgeAt(now, 60, at.zone) }
  const before = wantedFrom && new Date(wantedFrom.getTime() - lastCallHours * hourMs)
  const calls = [decidedBy, before].flatMap((call) => (call ? awake(call, at.zone) : []))
  const lastCall = calls.filter((call) => call > now).toSorted((a, b) => a.getTime() - b.getTime())[0]
  const summary = nextSummary(at, now)
  if (lastCall && (summary === null || lastCall < summary)) return { step: 'nudge-desk', at: lastCall }
  return summary === null
    ? { step: 'nudge-desk', at: nudgeAt(now, 24 * 60, at.zone) }
    : { step: 'nudge-daily', at: summary }
}

function awake(moment: Date, zone: string): Date {
  return whenAwake(moment, { from: '20:00', until: '08:00' }, zone)
}
