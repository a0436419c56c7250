import { nextVisitStep } from '../../dispatch/visits/visit-steps.ts'
import { oweStep } from '../../jobs/owe-step.ts'
import type { HelpRequest } from '../../requests/help-request.ts'
import { changeRequest } from '../../requests/requests.store.ts'
import { wantedEdges } from '../../requests/wanted-edges.ts'
import type { Work } from '../../work.ts'
import { spanOfPlan } from '../book-ride.ts'
import { findRide } from '../rides.store.ts'
import { asDriven } from './as-driven.ts'

/** The request of a ride shows when it is driven now. */
export async function showTimes(work: Work, request: HelpRequest): Promise<HelpRequest> {
  const ride = await findRide(work, request.id)
  if (!ride) return request
  const { zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const wantedAt = spanOfPlan(asDriven(ride), zone)
  const changes = { wantedAt, ...wantedEdges(wantedAt, zone) }
  await changeRequest(work, request.id, changes)
  return { ...request, ...changes }
}

/** The same for a ride with a driver: its reminders move along. */
export async function retime(work: Work, request: HelpRequest): Promise<void> {
  const { id, wantedFrom, wantedUntil, neighbourhoodId } = await showTimes(work, request)
  const { quietHours, zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const visit = { from: wantedFrom, until: wantedUntil }
  const next = nextVisitStep(visit, work.now, quietHours, zone)
  await oweStep(work, id, next.step, next.at)
}
