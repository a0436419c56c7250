import { timesDone } from '../../arrangements/arrangements.store.ts'
import { showCard } from '../../desk/tell-desk.ts'
import { oweStep } from '../../jobs/owe-step.ts'
import { tell } from '../../outbox/tell.ts'
import { foardoar, type HelpRequest } from '../../requests/help-request.ts'
import { record } from '../../requests/history.ts'
import { changeRequest } from '../../requests/requests.store.ts'
import type { Work } from '../../work.ts'
import { whenAwake } from '../quiet-hours.ts'
import { closeAsDone } from './close-as-done.ts'

const patienceMs = 48 * 3_600_000

/** Asks the resident at once, or in the morning if it is night. */
export async function askResidentWhenAwake(work: Work, request: HelpRequest): Promise<void> {
  // of help that comes back only the first time is asked about: every week would be a burden
  const { arrangementId } = request
  if (arrangementId && (await timesDone(work, arrangementId)) > 0) return closeQuietly(work, request)
  const { quietHours, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const at = whenAwake(work.now, quietHours, zone)
  if (at <= work.now) return askResident(work, request)
  await oweStep(work, request.id, 'ask-resident', at)
  await changeRequest(work, request.id, { status: 'matched', withDeskSince: null, withDeskWhy: null })
}

/** Asks the resident whether it was all right; who cannot be asked has the request closed. */
export async function askResident(work: Work, request: HelpRequest): Promise<void> {
  const line = {
    key: 'visits.ask-resident',
    slots: { category: { category: request.category }, number: request.number },
  }
  const told = await tell(work, request.residentId, [line], {
    purpose: 'visit.ask-resident',
    requestId: request.id,
    about: `f:${request.id}`,
    choices: [
      { value: 'yes', key: 'visits.all-right' },
      { value: 'no', key: 'visits.not-all-right' },
    ],
  })
  if (!told.reached) return closeAsDone(work, request, 'unanswered', foardoar)
  await oweStep(work, request.id, 'close-quietly', new Date(work.now.getTime() + patienceMs))
  await changeRequest(work, request.id, { status: 'matched', withDeskSince: null, withDeskWhy: null })
  await record(work, request.id, 'asked-resident', foardoar)
  await showCard(work, request.neighbourhoodId, 'request', request.id)
}

/** Nobody answered: it is done, and nobody is bothered further. */
export async function closeQuietly(work: Work, request: HelpRequest): Promise<void> {
  await closeAsDone(work, request, 'unanswered', foardoar)
}
