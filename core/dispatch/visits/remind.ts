import { oweStep } from '../../jobs/owe-step.ts'
import { tell } from '../../outbox/tell.ts'
import { foardoar, type HelpRequest } from '../../requests/help-request.ts'
import { record } from '../../requests/history.ts'
import type { Work } from '../../work.ts'
import { didBuddyLeave } from '../buddies.store.ts'
import { warnOfAlone, whoIsAlone } from '../buddies.ts'
import { comingOffers, lineForResident, lineForVolunteer } from './coming.ts'
import { askDoneAt, remindSoonAt } from './visit-steps.ts'

/** Reminds both sides of a visit that comes near. */
export async function remind(work: Work, request: HelpRequest): Promise<void> {
  const requestId = request.id
  const line = await lineForVolunteer(work, request, 'visits.remind')
  // who lost their buddy was told not to go: that they are still alone is for the desk
  const alone = (await didBuddyLeave(work, requestId)) ? await whoIsAlone(work, requestId) : []
  if (alone.length > 0) await warnOfAlone(work, request, alone)
  for (const offer of await comingOffers(work, requestId)) {
    if (alone.includes(offer.volunteerId)) continue
    await tell(work, offer.volunteerId, [line], { purpose: 'visit.remind', requestId, offerId: offer.id })
    const toResident = await lineForResident(work, request, offer, 'visits.remind-resident')
    await tell(work, request.residentId, [toResident], { purpose: 'visit.remind-resident', requestId })
  }
  await record(work, requestId, 'reminded', foardoar)
  const { quietHours, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const visit = { from: request.wantedFrom, until: request.wantedUntil }
  const soon = hasHour(request) ? remindSoonAt(visit, work.now, quietHours, zone) : null
  if (soon) await oweStep(work, requestId, 'remind-soon', soon)
  else await oweStep(work, requestId, 'ask-done', askDoneAt(visit, work.now, quietHours, zone))
}

/** One short word to both, an hour before a visit with an hour: nobody waits at a window for "somewhere in the afternoon". */
export async function remindSoon(work: Work, request: HelpRequest): Promise<void> {
  const requestId = request.id
  const line = await lineForVolunteer(work, request, 'visits.remind-soon')
  for (const offer of await comingOffers(work, requestId)) {
    await tell(work, offer.volunteerId, [line], { purpose: 'visit.remind', requestId, offerId: offer.id })
    const toResident = await lineForResident(work, request, offer, 'visits.remind-soon-resident')
    await tell(work, request.residentId, [toResident], { purpose: 'visit.remind-resident', requestId })
  }
  const { quietHours, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const visit = { from: request.wantedFrom, until: request.wantedUntil }
  await oweStep(work, requestId, 'ask-done', askDoneAt(visit, work.now, quietHours, zone))
}

function hasHour({ wantedAt }: HelpRequest): boolean {
  return wantedAt?.includes('T') ?? false
}
