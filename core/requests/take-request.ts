import { showCard } from '../desk/tell-desk.ts'
import { oweStep } from '../jobs/owe-step.ts'
import type { Work } from '../work.ts'
import type { Actor } from './help-request.ts'
import { record } from './history.ts'
import { nudgeAt } from './nudge-at.ts'
import { isOpen } from './request-states.ts'
import { changeRequest, lockRequest } from './requests.store.ts'

const dayOfMinutes = 24 * 60

/** Somebody at the desk takes a request on; whoever presses second is told who was first. */
export async function takeRequest(
  work: Work,
  requestId: string,
  actor: Actor,
): Promise<
  { ok: true } | { ok: false; why: 'gone' | 'closed' } | { ok: false; why: 'already-taken'; by: Actor }
> {
  const request = await lockRequest(work, requestId)
  if (!request) return { ok: false, why: 'gone' }
  if (!isOpen(request.status)) return { ok: false, why: 'closed' }
  if (request.takenBy === actor) return { ok: true }
  if (request.takenBy !== null) return { ok: false, why: 'already-taken', by: request.takenBy }
  await changeRequest(work, requestId, { takenBy: actor })
  // Taken and forgotten must not exist either: the desk is asked again after a day.
  if (request.nextStep === 'nudge-desk' || request.nextStep === 'nudge-daily') {
    const { zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
    await oweStep(work, requestId, 'nudge-desk', nudgeAt(work.now, dayOfMinutes, zone))
  }
  await record(work, requestId, 'taken', actor)
  await showCard(work, request.neighbourhoodId, 'request', requestId)
  return { ok: true }
}
