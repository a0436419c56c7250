import { oweStep } from '../jobs/owe-step.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import { lockRequest } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'
import { askRound } from './ask-round.ts'
import { changeOffers, offersOf } from './offers.store.ts'
import { planRound } from './plan-round.ts'
import { readRoundFacts } from './round-facts.ts'
import { holdRounds, latestRound } from './rounds.store.ts'

/**
 * A ping did not arrive. That neighbour does not count as asked, and the next in line is asked now in their place, in
 * the same round; when nobody of the round is left to answer, the round that follows need not wait.
 */
export async function askInstead(work: Work, requestId: string, offerId: string): Promise<void> {
  const request = await lockRequest(work, requestId)
  if (!request) return
  const offers = await offersOf(work, requestId)
  const missed = offers.find(({ id }) => id === offerId)
  if (missed?.status !== 'asked') return
  await changeOffers(work, [offerId], { status: 'lapsed', addressId: null, pings: { decrement: 1 } })
  if (request.status !== 'searching' || request.nextStep !== 'round') return
  if (await askNext(work, request)) return
  const stillAsked = offers.some(({ id, status }) => status === 'asked' && id !== offerId)
  if (!stillAsked) await oweStep(work, requestId, 'round', work.now)
}

async function askNext(work: Work, request: HelpRequest): Promise<boolean> {
  const { plan } = request
  if (!plan) return false
  await holdRounds(work, request.neighbourhoodId)
  const one = { ...plan, people: 1 }
  const decision = planRound(await readRoundFacts(work, request, one), work.now)
  if (decision.do !== 'ask') return false
  const round = await latestRound(work, request.id)
  return (await askRound(work, request, one, decision.ask, round)).length > 0
}
