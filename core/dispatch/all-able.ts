import type { Core } from '../core.ts'
import { namesOf } from '../people/volunteers.store.ts'
import { readRequest } from '../requests/requests.store.ts'
import { type When, whenOf } from '../when.ts'
import { looking } from '../work.ts'
import { freezePlan } from './plan.ts'
import { planRound } from './plan-round.ts'
import { readRoundFacts } from './round-facts.ts'

/** Who would be asked if the desk asked everybody now, and of the others why not. */
export interface AllAble {
  ask: string[]
  /** How many more could be asked past the neighbourhood's limit a week; none unless it is urgent. */
  beyondLimit: number
  /** When they are asked, if it is not at once. */
  waitsUntil: When | null
  /** By reason (a key under desk.why-not), by name. */
  others: { why: string; names: string[] }[]
}

/** Looks whom the desk would ask with one press; null when the request is no longer kept. */
export async function allAble(core: Core, requestId: string): Promise<AllAble | null> {
  const work = looking(core)
  const request = await readRequest(work, requestId)
  if (!request) return null
  const neighbourhood = core.neighbourhoods.get(request.neighbourhoodId)
  const plan = (beyondLimit: boolean) =>
    freezePlan(neighbourhood, request, 1, { everybody: true, beyondLimit })
  const facts = await readRoundFacts(work, request, plan(false))
  const first = planRound(facts, work.now)
  const waits = first.do === 'wait'
  // who is asleep now is asked in the morning, when that is what the search waits for
  const decision = waits ? planRound(facts, first.until) : first
  const further = planRound(
    { ...facts, pingsPerWeek: plan(true).pingsPerWeek },
    waits ? first.until : work.now,
  )
  const ask = decision.do === 'ask' ? decision.ask : []
  const names = await namesOf(
    work,
    [...ask, ...decision.others].map(({ personId }) => personId),
  )
  const name = ({ personId }: { personId: string }) => names.get(personId) ?? '?'
  const whys = [...new Set(decision.others.map(({ why }) => why))]
  const isUrgent = request.urgency === 'urgent'
  return {
    ask: ask.map(name),
    beyondLimit: isUrgent && further.do === 'ask' ? further.ask.length - ask.length : 0,
    waitsUntil: waits ? whenOf(first.until, neighbourhood.zone) : null,
    others: whys.map((why) => ({ why, names: decision.others.filter((each) => each.why === why).map(name) })),
  }
}
