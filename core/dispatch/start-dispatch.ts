import { askNeighboursInstead } from '../referrals/ask-neighbours-instead.ts'
import { type Actor, foardoar, type HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { changeRequest, lockRequest } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'
import { freezePlan, goOnWith, type Reach } from './plan.ts'
import { latestRound } from './rounds.store.ts'
import { type RoundResult, runRound } from './run-round.ts'

/** The desk asks for a neighbour: the plan is frozen and the first round goes out at once. */
export async function startDispatch(
  work: Work,
  requestId: string,
  actor: Actor,
): Promise<{ ok: true; round: RoundResult } | { ok: false; why: string }> {
  const request = await lockRequest(work, requestId)
  if (!request) return { ok: false, why: 'gone' }
  const backAtDesk = request.withDeskSince !== null && ['searching', 'referred'].includes(request.status)
  if (request.status !== 'triage' && !backAtDesk) return { ok: false, why: request.status }
  if (request.status === 'referred' && !(await askNeighboursInstead(work, request, actor)))
    return { ok: false, why: 'no-car' }
  return { ok: true, round: await beginSearch(work, request, actor) }
}

/** Begins a search, or begins it anew with a plan of its own. */
export async function beginSearch(
  work: Work,
  request: HelpRequest,
  actor: Actor = foardoar,
  reach?: Reach,
): Promise<RoundResult> {
  const firstRound = (await latestRound(work, request.id)) + 1
  const plan = freezePlan(work.core.neighbourhoods.get(request.neighbourhoodId), request, firstRound, reach)
  await changeRequest(work, request.id, { status: 'searching', plan })
  await record(work, request.id, reach?.everybody ? 'asked-everybody' : 'search-began', actor, plan)
  return runRound(work, request.id)
}

/** Goes on with a search from where its plan was; who was chosen without any search is replaced by a whole one. */
export async function goOnSearching(work: Work, request: HelpRequest): Promise<RoundResult> {
  if (!request.plan) return beginSearch(work, request)
  const plan = goOnWith(request.plan, (await latestRound(work, request.id)) + 1)
  await changeRequest(work, request.id, { status: 'searching', plan })
  await record(work, request.id, 'search-went-on', foardoar, plan)
  return runRound(work, request.id)
}
