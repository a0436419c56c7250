import { type HelpRequest, wantedStretch } from '../requests/help-request.ts'
import type { Work } from '../work.ts'
import type { RoundFacts } from './candidate.ts'
import { buddyComes, candidatesFor } from './candidates.store.ts'
import type { FrozenPlan } from './plan.ts'

/** Reads all that decides who is asked now: the plan as it was frozen, the rules and the volunteers as they are. */
export async function readRoundFacts(
  work: Work,
  request: HelpRequest,
  plan: FrozenPlan,
): Promise<RoundFacts> {
  const { zone, rules } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const { people, pingsPerWeek, quietHours } = plan
  return {
    request: { ...request, wanted: wantedStretch(request) },
    people,
    pingsPerWeek,
    quietHours,
    zone,
    rules,
    // a search that goes on after a yes has another place
    withBuddy: request.places > 1 && (await buddyComes(work, request.id)),
    volunteers: await candidatesFor(work, request),
  }
}
