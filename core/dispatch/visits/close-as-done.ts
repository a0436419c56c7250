import { showCard } from '../../desk/tell-desk.ts'
import { oweStep } from '../../jobs/owe-step.ts'
import { tellProfessional } from '../../professionals/tell-professional.ts'
import type { Actor, HelpRequest } from '../../requests/help-request.ts'
import { record } from '../../requests/history.ts'
import { changeRequest } from '../../requests/requests.store.ts'
import { endRide } from '../../rides/end-ride.ts'
import type { Work } from '../../work.ts'

/** Closes a request whose help was given. */
export async function closeAsDone(
  work: Work,
  request: HelpRequest,
  allRight: 'yes' | 'no' | 'unanswered',
  actor: Actor,
): Promise<void> {
  const closing = { status: 'done', outcome: 'done', closedAt: work.now } as const
  await changeRequest(work, request.id, { ...closing, allRight, withDeskSince: null, withDeskWhy: null })
  await oweStep(work, request.id, null, null)
  await record(work, request.id, 'closed', actor, { outcome: 'done', allRight })
  await tellProfessional(work, request, 'done')
  await endRide(work, request.id, 'done')
  await showCard(work, request.neighbourhoodId, 'request', request.id)
}
