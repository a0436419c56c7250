import type { HelpRequest } from '../requests/help-request.ts'
import type { Work } from '../work.ts'
import type { FrozenPlan } from './plan.ts'
import { afterWakingMinutes } from './quiet-hours.ts'

/** When the round after this one fires; at night the delays of the plan do not run, unless it is urgent. */
export function nextRoundAt(work: Work, request: HelpRequest, plan: FrozenPlan): Date {
  const { zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  return request.urgency === 'urgent'
    ? new Date(work.now.getTime() + plan.minutesBetween * 60_000)
    : afterWakingMinutes(work.now, plan.minutesBetween, plan.quietHours, zone)
}

/** Until when a volunteer is asked to answer: the next round, or when the help is wanted if that is sooner. */
export function answerBy(work: Work, request: HelpRequest, plan: FrozenPlan): Date {
  const next = nextRoundAt(work, request, plan)
  const { wantedFrom } = request
  return wantedFrom !== null && work.now < wantedFrom && wantedFrom < next ? wantedFrom : next
}
