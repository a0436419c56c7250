import type { HelpRequest } from '../requests/help-request.ts'
import type { Work } from '../work.ts'
import { askVolunteer } from './ask-volunteer.ts'
import type { RoundFacts } from './candidate.ts'
import { rememberAsked } from './candidates.store.ts'
import type { FrozenPlan } from './plan.ts'
import { type Chosen, planRound } from './plan-round.ts'
import { answerBy } from './round-times.ts'

/**
 * Asks those who belong to a round, and answers who was reached. Somebody who cannot be reached does not count: the
 * next in line is asked in their place.
 */
export async function askRound(
  work: Work,
  request: HelpRequest,
  plan: FrozenPlan,
  facts: RoundFacts,
  first: Chosen[],
  round: number,
): Promise<Chosen[]> {
  const asked: Chosen[] = []
  const tried = new Set<string>()
  const how = { round, answerBy: answerBy(work, request, plan) }
  for (let turn = first; turn.length > 0; turn = nextInLine(work, facts, asked.length, tried)) {
    for (const chosen of turn) {
      tried.add(chosen.personId)
      if (await askVolunteer(work, request, chosen.personId, how)) asked.push(chosen)
    }
  }
  await rememberAsked(
    work,
    asked.map(({ personId }) => personId),
  )
  return asked
}

function nextInLine(work: Work, facts: RoundFacts, reached: number, tried: Set<string>): Chosen[] {
  const people = facts.people - reached
  if (people === 0) return []
  const volunteers = facts.volunteers.filter(({ personId }) => !tried.has(personId))
  const decision = planRound({ ...facts, people, volunteers }, work.now)
  return decision.do === 'ask' ? decision.ask : []
}
