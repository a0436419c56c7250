import { type HelpRequest, wantedStretch } from '../requests/help-request.ts'
import { findRide } from '../rides/rides.store.ts'
import type { Work } from '../work.ts'
import type { RoundFacts } from './candidate.ts'
import { buddyComes, candidatesFor } from './candidates.store.ts'
import { howFarTo } from './how-far.ts'
import type { FrozenPlan } from './plan.ts'
import { hasMoreThan, shortlist } from './rank-many.store.ts'

/** Up to so many volunteers are all looked at; of more the database chooses whom to look at. */
const mostLookedAt = 2000

/**
 * Reads all that decides who is asked now: the plan as it was frozen, the rules and the volunteers as they are.
 * `whole` says that all of them were looked at, so that it can be said of each why not.
 */
export async function readRoundFacts(
  work: Work,
  request: HelpRequest,
  plan: FrozenPlan,
  most = mostLookedAt,
): Promise<RoundFacts & { whole: boolean }> {
  const { zone, rules } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const { people, pingsPerWeek, quietHours } = plan
  const wanted = wantedStretch(request)
  const ride = await findRide(work, request.id)
  const terms = {
    request: { ...request, wanted, away: ride?.stretches ?? (wanted ? [wanted] : []) },
    people,
    pingsPerWeek,
    quietHours,
    zone,
    rules,
    // a search that goes on after a yes has another place
    withBuddy: request.places > 1 && (await buddyComes(work, request.id)),
  }
  const many = await hasMoreThan(work, request.neighbourhoodId, most)
  const only = many ? await shortlist(work, request, terms) : null
  const volunteers = await candidatesFor(work, request, only, howFarTo(work, request))
  return { ...terms, volunteers, whole: !many }
}
