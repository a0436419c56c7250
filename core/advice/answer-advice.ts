import { showCard } from '../desk/tell-desk.ts'
import { afterWakingMinutes } from '../dispatch/quiet-hours.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { giveToDesk } from '../requests/give-to-desk.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { isOpen } from '../requests/request-states.ts'
import { lockRequest } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'
import { adviceOf, changeAdvice, findAdvice } from './advice.store.ts'
import { type Advice, isBusy, mayAnswer } from './advice.ts'

/** A volunteer's own part in a question that is still open, held until the transaction ends; else why there is none. */
export async function holdAdvice(
  work: Work,
  adviceId: string,
  personId: string,
): Promise<{ request: HelpRequest; own: Advice; others: Advice[] } | null> {
  const named = await findAdvice(work, adviceId)
  const request = named && (await lockRequest(work, named.requestId))
  if (!request || named.volunteerId !== personId || !isOpen(request.status)) return null
  const all = await adviceOf(work, request.id)
  const own = all.find(({ id }) => id === adviceId)
  return own ? { request, own, others: all.filter(({ id }) => id !== adviceId) } : null
}

/** Somebody else writes the answer already, or has written it. */
export function isTaken(others: Advice[]): boolean {
  return others.some(({ status }) => status === 'writing' || status === 'given' || status === 'sent')
}

/** A volunteer will write the answer; of several who say so at once the first one does. A late yes is welcome. */
export async function beginAdvice(
  work: Work,
  adviceId: string,
  personId: string,
): Promise<{ ok: true; words: string } | { ok: false; why: 'over' | 'taken' }> {
  const held = await holdAdvice(work, adviceId, personId)
  if (!held || held.own.status === 'given' || held.own.status === 'withdrawn')
    return { ok: false, why: 'over' }
  const { request, own, others } = held
  if (isTaken(others)) {
    // they heard it now, and need not hear it again when the answer is there
    await changeAdvice(work, [adviceId], { status: 'lapsed' })
    return { ok: false, why: 'taken' }
  }
  if (own.status === 'writing') return { ok: true, words: own.words }
  await changeAdvice(work, [adviceId], { status: 'writing', answeredAt: work.now })
  await record(work, request.id, 'advice-begun', personId)
  const { questions, quietHours, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  if (questions && request.nextStep === 'advice-due') {
    const until = afterWakingMinutes(work.now, questions.minutes, quietHours, zone)
    await oweStep(work, request.id, 'advice-due', until)
  }
  await showCard(work, request.neighbourhoodId, 'request', request.id)
  return { ok: true, words: own.words }
}

/** A volunteer does not answer, or not after all; when nobody is left who may, the desk has the question again. */
export async function declineAdvice(work: Work, adviceId: string, personId: string): Promise<boolean> {
  const held = await holdAdvice(work, adviceId, personId)
  if (!held || !mayAnswer(held.own)) return false
  const { request, others } = held
  await changeAdvice(work, [adviceId], { status: 'declined', answeredAt: work.now })
  await record(work, request.id, 'advice-declined', personId)
  if (others.some(isBusy) || request.nextStep !== 'advice-due')
    await showCard(work, request.neighbourhoodId, 'request', request.id)
  else await giveToDesk(work, request, 'no-advice')
  return true
}

/** Nobody answered in time: from now on the desk has the question. Whoever answers later is welcome still. */
export async function adviceDue(work: Work, request: HelpRequest): Promise<void> {
  const silent = (await adviceOf(work, request.id)).filter(({ status }) =>
    ['asked', 'writing'].includes(status),
  )
  await changeAdvice(
    work,
    silent.map(({ id }) => id),
    { status: 'lapsed' },
  )
  await giveToDesk(work, request, 'no-advice')
}
