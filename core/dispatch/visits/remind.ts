import { oweStep } from '../../jobs/owe-step.ts'
import { tell } from '../../outbox/tell.ts'
import { foardoar, type HelpRequest } from '../../requests/help-request.ts'
import { record } from '../../requests/history.ts'
import type { Work } from '../../work.ts'
import { comingOffers, lineForResident, lineForVolunteer } from './coming.ts'
import { askDoneAt } from './visit-steps.ts'

/** Reminds both sides of a visit that comes near. */
export async function remind(work: Work, request: HelpRequest): Promise<void> {
  const requestId = request.id
  const line = await lineForVolunteer(work, request, 'visits.remind')
  for (const offer of await comingOffers(work, requestId)) {
    await tell(work, offer.volunteerId, [line], { purpose: 'visit.remind', requestId, offerId: offer.id })
    const toResident = await lineForResident(work, request, offer, 'visits.remind-resident')
    await tell(work, request.residentId, [toResident], { purpose: 'visit.remind-resident', requestId })
  }
  await record(work, requestId, 'reminded', foardoar)
  const { quietHours, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const visit = { from: request.wantedFrom, until: request.wantedUntil }
  await oweStep(work, requestId, 'ask-done', askDoneAt(visit, work.now, quietHours, zone))
}
