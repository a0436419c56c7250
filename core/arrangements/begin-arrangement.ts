import { onDay } from '../dispatch/quiet-hours.ts'
import { tapLater } from '../jobs/owe-step.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { changeRequest } from '../requests/requests.store.ts'
import { wantedEdges } from '../requests/wanted-edges.ts'
import { whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import { dayAfter, firstFrom, rhythmOf } from './arrangement.ts'
import { insertArrangement, joinArrangement, setNextTime } from './arrangements.store.ts'

/** So long before its day the request of each time is opened: long enough to find somebody else. */
export const helpDaysAhead = 3

/**
 * A neighbour said yes to help that comes back every week, or every so many: from now on it is an arrangement between the two, and the
 * request they said yes to is its first time. Any other request stays as it is.
 */
export async function beginArrangement(
  work: Work,
  request: HelpRequest,
  volunteerId: string,
): Promise<HelpRequest> {
  const rhythm = rhythmOf(request.wantedAt)
  if (!rhythm || request.places > 1 || request.arrangementId) return request
  const { neighbourhoodId, residentId, category, words, language, forWhom } = request
  const { zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const day = firstTime(rhythm, work.now, zone)
  const nextOn = dayAfter(day, rhythm.weeks)
  const id = await insertArrangement(work, {
    ...{ neighbourhoodId, residentId, volunteerId, category, words, language, forWhom, byWhom: null },
    ...{ atTime: rhythm.atTime, weeks: rhythm.weeks, ride: null, skips: [] },
    ...{ nextOn, nextStepAt: openingAt(nextOn, work.now, zone, helpDaysAhead) },
  })
  await joinArrangement(work, request.id, id, day)
  const wantedAt = `${day}${rhythm.atTime}`
  const edges = wantedEdges(wantedAt, zone)
  await changeRequest(work, request.id, { wantedAt, ...edges })
  await record(work, request.id, 'arrangement-began', volunteerId)
  await oweNextTime(work, id, nextOn, { zone, daysAhead: helpDaysAhead })
  return { ...request, ...edges, wantedAt, arrangementId: id }
}

/** The first day whose time has not gone by. */
function firstTime(
  { day, atTime, weeks }: { day: string; atTime: string; weeks: number },
  now: Date,
  zone: string,
): string {
  const today = firstFrom(day, whenOf(now, zone).slice(0, 10), weeks)
  const { wantedUntil } = wantedEdges(`${today}${atTime}`, zone)
  return wantedUntil && wantedUntil <= now ? dayAfter(today, weeks) : today
}

/** Owes an arrangement the opening of its next time, so many days ahead. */
export async function oweNextTime(
  work: Work,
  id: string,
  nextOn: string,
  { zone, daysAhead }: { zone: string; daysAhead: number },
): Promise<void> {
  const at = openingAt(nextOn, work.now, zone, daysAhead)
  const fence = await setNextTime(work, id, nextOn, at)
  await tapLater(work, { arrangementId: id, fence }, at)
}

/** When the time of this day is opened: in the morning so many days ahead, or at once. */
export function openingAt(day: string, now: Date, zone: string, daysAhead: number): Date {
  const at = onDay(new Date(`${day}T12:00:00Z`), -daysAhead, '10:00', zone)
  return at > now ? at : now
}
