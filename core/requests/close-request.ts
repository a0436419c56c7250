import type { Outcome } from '../desk/desk-action.ts'
import { tell } from '../outbox/tell.ts'
import { latestReferral, settleReferral } from '../referrals/referrals.store.ts'
import type { Work } from '../work.ts'
import { type Ending, endRequest } from './end-request.ts'
import type { Actor } from './help-request.ts'
import { record } from './history.ts'
import { isOpen } from './request-states.ts'
import { lockRequest } from './requests.store.ts'

const statusOf: Record<Outcome, Ending['status']> = {
  done: 'done',
  unmet: 'unmet',
  'no-longer-needed': 'cancelled',
  other: 'cancelled',
}

/** The desk closes a request with its outcome; everybody who still counted on something hears it. */
export async function closeRequest(
  work: Work,
  requestId: string,
  { outcome, minutes }: { outcome: Outcome; minutes: number | null },
  actor: Actor,
): Promise<{ ok: true; number: number } | { ok: false; why: 'gone' | 'closed' }> {
  const request = await lockRequest(work, requestId)
  if (!request) return { ok: false, why: 'gone' }
  if (!isOpen(request.status)) return { ok: false, why: 'closed' }
  const status = statusOf[outcome]
  await record(work, requestId, 'closed', actor, { outcome, minutes })
  const minutesSpent = minutes === null ? {} : { minutesSpent: minutes }
  await endRequest(
    work,
    request,
    { status, outcome, ...minutesSpent },
    status === 'done' ? 'taken' : 'cancelled',
  )
  if (request.status === 'referred') await settle(work, requestId, status)
  const slots = { number: request.number, category: { category: request.category } }
  const key = status === 'unmet' ? 'requests.closed-unmet' : 'requests.closed'
  await tell(work, request.residentId, [{ key, slots }], { purpose: 'request.closed', requestId })
  return { ok: true, number: request.number }
}

async function settle(work: Work, requestId: string, status: Ending['status']): Promise<void> {
  const referral = await latestReferral(work, requestId)
  if (referral) await settleReferral(work, referral.id, status === 'done' ? 'taken-up' : 'not-taken-up')
}
