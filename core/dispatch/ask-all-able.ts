import { askNeighboursInstead } from '../referrals/ask-neighbours-instead.ts'
import type { Actor } from '../requests/help-request.ts'
import { canBecome } from '../requests/request-states.ts'
import { lockRequest } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'
import type { Reach } from './plan.ts'
import type { RoundResult } from './run-round.ts'
import { beginSearch } from './start-dispatch.ts'

/**
 * The desk asks everybody who is able, in one round. Who was asked before is never asked again for the same request, and
 * what people said about themselves always holds: a break, their own limit, their own hours. Only the neighbourhood's
 * limit a week may the desk set aside, for an urgent request. At night it waits, as any search does.
 */
export async function askAllAble(
  work: Work,
  requestId: string,
  { beyondLimit }: { beyondLimit: boolean },
  actor: Actor,
): Promise<{ ok: true; round: RoundResult } | { ok: false; why: string }> {
  const request = await lockRequest(work, requestId)
  if (!request) return { ok: false, why: 'gone' }
  const { status, plan, withDeskSince } = request
  if (status === 'matched' || !canBecome(status, 'searching')) return { ok: false, why: status }
  // of two who press at once the second one finds a search that reaches everybody already
  if (status === 'searching' && plan?.everybody && withDeskSince === null)
    return { ok: false, why: 'already-asked-all' }
  if (status === 'referred' && !(await askNeighboursInstead(work, request, actor)))
    return { ok: false, why: 'no-car' }
  const reach: Reach = { everybody: true, beyondLimit: beyondLimit && request.urgency === 'urgent' }
  return { ok: true, round: await beginSearch(work, request, actor, reach) }
}
