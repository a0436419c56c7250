import type { HelpRequest } from '../requests/help-request.ts'
import type { Work } from '../work.ts'
import { whenAwake } from './quiet-hours.ts'

const hourMs = 3_600_000

/** When a note may go out that nobody has to act on: not at night, unless it is urgent or morning would be too late. */
export function inTheMorning(work: Work, { neighbourhoodId, urgency, wantedFrom }: HelpRequest): Date {
  const { quietHours, zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const awake = whenAwake(work.now, quietHours, zone)
  const tooLate = wantedFrom !== null && wantedFrom.getTime() < awake.getTime() + hourMs
  return urgency === 'urgent' || tooLate ? work.now : awake
}

/** When somebody who did not answer is asked again: after a day, and not at night. */
export function aDayLater({ core, now }: Work, { neighbourhoodId }: HelpRequest): Date {
  const { quietHours, zone } = core.neighbourhoods.get(neighbourhoodId)
  return whenAwake(new Date(now.getTime() + 24 * hourMs), quietHours, zone)
}
