import type { HelpRequest } from '../requests/help-request.ts'
import type { Work } from '../work.ts'
import { askVolunteers } from './ask-volunteers.ts'
import { rememberAsked } from './candidates.store.ts'
import type { FrozenPlan } from './plan.ts'
import { type Chosen, planRound } from './plan-round.ts'
import { readRoundFacts } from './round-facts.ts'
import { answerBy } from './round-times.ts'

/**
 * Asks those who belong to a round, and answers who was reached. Somebody who cannot be reached does not count: the
 * next in line is asked in their place.
 */
export async function askRound(
  work: Work,
  request: HelpRequest,
  plan: FrozenPlan,
  first: Chosen[],
  round: number,
): Promise<Chosen[]> {
  const asked: Chosen[] = []
  const how = { round, answerBy: answerBy(work, request, plan) }
  for (let turn = first; turn.length > 0; ) {
    const ids = turn.map(({ personId }) => personId)
    const reached = await askVolunteers(work, request, ids, how)
    asked.push(...turn.filter(({ personId }) => reached.has(personId)))
    const missing = plan.people - asked.length
    turn = missing > 0 ? await nextInLine(work, request, plan, missing) : []
  }
  await rememberAsked(
    work,
    asked.map(({ personId }) => personId),
  )
  return asked
}

/** Who was tried has an offer now, and does not come again. */
async function nextInLine(
  work: Work,
  request: HelpRequest,
  plan: FrozenPlan,
  people: number,
): Promise<Chosen[]> {
  const decision = planRound(await readRoundFacts(work, request, { ...plan, people }), work.now)
  return decision.do === 'ask' ? decision.ask : []
}
