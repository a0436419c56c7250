import { noteToDesk, onCard } from '../desk/tell-desk.ts'
import { tell } from '../outbox/tell.ts'
import { withdrawReferral } from '../referrals/withdraw-referral.ts'
import type { Work } from '../work.ts'
import { endRequest } from './end-request.ts'
import type { Actor } from './help-request.ts'
import { record } from './history.ts'
import { isOpen } from './request-states.ts'
import { lockRequest } from './requests.store.ts'

/** Calls a request off, by the resident themself or by the desk; neighbours who were asked or would come hear it. */
export async function cancelRequest(
  work: Work,
  requestId: string,
  actor: Actor,
  why: string | null,
): Promise<{ ok: true; number: number } | { ok: false; why: 'gone' | 'not-yours' | 'closed' }> {
  const request = await lockRequest(work, requestId)
  if (!request) return { ok: false, why: 'gone' }
  const bySelf = actor === request.residentId
  if (!bySelf && !actor.startsWith('slack:')) return { ok: false, why: 'not-yours' }
  if (!isOpen(request.status)) return { ok: false, why: 'closed' }
  const outcome = bySelf ? 'cancelled-by-resident' : 'no-longer-needed'
  await record(work, requestId, 'cancelled', actor, { why })
  await withdrawReferral(work, request, actor, outcome)
  await endRequest(work, request, { status: 'cancelled', outcome }, 'cancelled')
  const { number } = request
  if (bySelf) {
    const card = onCard(request)
    await noteToDesk(
      work,
      request.neighbourhoodId,
      { key: 'requests.desk-cancelled', slots: { number } },
      { card },
    )
  } else {
    const line = { key: 'requests.cancelled', slots: { number, category: { category: request.category } } }
    await tell(work, request.residentId, [line], { purpose: 'request.cancelled', requestId })
  }
  return { ok: true, number }
}
