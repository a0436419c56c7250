import type { Outcome } from '../desk/desk-action.ts'
import { tell } from '../outbox/tell.ts'
import type { Because } from '../referrals/referral.ts'
import { openReferral, settleReferral } from '../referrals/referrals.store.ts'
import { callOff } from '../referrals/withdraw-referral.ts'
import type { Work } from '../work.ts'
import { type Ending, endRequest } from './end-request.ts'
import type { Actor, HelpRequest } from './help-request.ts'
import { record } from './history.ts'
import { isOpen } from './request-states.ts'
import { lockRequest } from './requests.store.ts'

const statusOf: Record<Outcome, Ending['status']> = {
  done: 'done',
  unmet: 'unmet',
  'no-longer-needed': 'cancelled',
  other: 'cancelled',
}

/** How the desk closes a request; for what is unmet, why. */
export interface Closing {
  outcome: Outcome
  minutes: number | null
  because?: Because | null
}

/** The desk closes a request with its outcome; everybody who still counted on something hears it. */
export async function closeRequest(
  work: Work,
  requestId: string,
  { outcome, minutes, because = null }: Closing,
  actor: Actor,
): Promise<{ ok: true; number: number } | { ok: false; why: 'gone' | 'closed' }> {
  const request = await lockRequest(work, requestId)
  if (!request) return { ok: false, why: 'gone' }
  if (!isOpen(request.status)) return { ok: false, why: 'closed' }
  const status = statusOf[outcome]
  await record(work, requestId, 'closed', actor, { outcome, minutes, reason: because?.reason ?? null })
  const told = {
    ...(minutes === null ? {} : { minutesSpent: minutes }),
    ...(status === 'unmet' && because ? { unmetReason: because.reason, unmetWords: because.words } : {}),
  }
  const wasReferred = await settle(work, request, outcome, because, actor)
  const ending = { status, outcome: wasReferred ? 'referred' : outcome, ...told }
  await endRequest(work, request, ending, status === 'done' ? 'taken' : 'cancelled')
  const slots = { number: request.number, category: { category: request.category } }
  const key = status === 'unmet' ? 'requests.closed-unmet' : 'requests.closed'
  await tell(work, request.residentId, [{ key, slots }], { purpose: 'request.closed', requestId })
  return { ok: true, number: request.number }
}

/** What the request's organisation was asked ends with it: they did it, which is the answer, or they did not, or it is called off. */
async function settle(
  work: Work,
  request: HelpRequest,
  outcome: Outcome,
  because: Because | null,
  by: Actor,
): Promise<boolean> {
  const referral = await openReferral(work, request.id)
  if (!referral) return false
  const isSent = referral.status === 'sent'
  const isTheirs = isSent && outcome === 'done'
  if (isTheirs) await settleReferral(work, referral.id, { status: 'taken-up', by })
  else if (isSent && outcome === 'unmet')
    await settleReferral(work, referral.id, { status: 'not-taken-up', by, ...because })
  else await callOff(work, request, referral, by, outcome)
  return isTheirs
}
