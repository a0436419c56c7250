import { endAdvice } from '../advice/end-advice.ts'
import { showCard } from '../desk/tell-desk.ts'
import { releaseAccepted, releaseAsked } from '../dispatch/release-volunteers.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { tellProfessional } from '../professionals/tell-professional.ts'
import { endRide, type RequestEnding } from '../rides/end-ride.ts'
import type { Work } from '../work.ts'
import type { HelpRequest } from './help-request.ts'
import { changeRequest } from './requests.store.ts'

/** How a request ends. */
export interface Ending {
  status: 'done' | 'unmet' | 'cancelled'
  outcome: string
  minutesSpent?: number
  unmetReason?: string
  unmetWords?: string | null
}

/** Ends a request: nothing is owed any more, and neighbours who were asked or would come hear why. */
export async function endRequest(
  work: Work,
  request: HelpRequest,
  ending: Ending,
  askedHear: 'taken' | 'cancelled',
): Promise<void> {
  await changeRequest(work, request.id, {
    ...ending,
    closedAt: work.now,
    withDeskSince: null,
    withDeskWhy: null,
  })
  await oweStep(work, request.id, null, null)
  await releaseAsked(work, request, askedHear)
  await endAdvice(work, request)
  // Whoever came for a job that is done keeps it to their name.
  if (ending.status !== 'done') await releaseAccepted(work, request)
  await tellProfessional(work, request, ending.outcome === 'referred' ? 'referred' : ending.status)
  await endRide(work, request.id, rideEnding(ending))
  await showCard(work, request.neighbourhoodId, 'request', request.id)
}

/** What an organisation took up, none of us drove. */
function rideEnding({ status, outcome }: Ending): RequestEnding {
  if (outcome === 'referred') return 'referred'
  return outcome === 'other' ? 'turned-down' : status
}
