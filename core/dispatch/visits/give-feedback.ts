import { noteToDesk, onCard, showCard } from '../../desk/tell-desk.ts'
import type { HelpRequest } from '../../requests/help-request.ts'
import { record } from '../../requests/history.ts'
import { changeRequest, lockRequest } from '../../requests/requests.store.ts'
import type { Work } from '../../work.ts'
import { closeAsDone } from './close-as-done.ts'

/** What the resident says afterwards closes the request; a no is a signal that the desk hears at once. */
export async function giveFeedback(
  work: Work,
  requestId: string,
  { allRight, tail }: { allRight: boolean; tail: string | null },
): Promise<{ ok: true } | { ok: false; why: 'closed' }> {
  const request = await lockRequest(work, requestId)
  // Somebody may still answer after the request was closed quietly.
  const late = request?.status === 'done' && request.allRight === 'unanswered'
  if (!request || !(late || request.nextStep === 'close-quietly')) return { ok: false, why: 'closed' }
  const said = allRight ? 'yes' : 'no'
  await record(work, requestId, 'feedback-given', request.residentId, { allRight, tail })
  if (late) {
    await changeRequest(work, requestId, { allRight: said })
    await showCard(work, request.neighbourhoodId, 'request', requestId)
  } else {
    await closeAsDone(work, request, said, request.residentId)
  }
  await tellDesk(work, request, allRight, tail)
  return { ok: true }
}

async function tellDesk(
  work: Work,
  request: HelpRequest,
  allRight: boolean,
  tail: string | null,
): Promise<void> {
  if (allRight && !tail) return
  const key = allRight ? 'visits.desk-all-right' : 'visits.desk-not-all-right'
  const line = { key, slots: { number: request.number, words: tail ?? '-' } }
  const card = onCard(request)
  await noteToDesk(work, request.neighbourhoodId, line, { card, alarm: !allRight })
}
