import { noteToDesk, onCard, showCard } from '../desk/tell-desk.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { withdrawPings } from '../outbox/tell.ts'
import { giveToDesk } from '../requests/give-to-desk.ts'
import { foardoar, type HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { changeRequest, lockRequest } from '../requests/requests.store.ts'
import { carForRide } from '../rides/car-for-ride.ts'
import { whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import { askRound } from './ask-round.ts'
import { placesTaken } from './fill-place.ts'
import { changeOffers, offersOf } from './offers.store.ts'
import { planRound, type WhyNobody } from './plan-round.ts'
import { readRoundFacts } from './round-facts.ts'
import { nextRoundAt } from './round-times.ts'
import { holdRounds, insertRound, latestRound } from './rounds.store.ts'
import { countReasons } from './why.ts'

/** What a round came to. */
export type RoundResult =
  | { came: 'asked'; people: number }
  | { came: 'waiting'; until: Date }
  | { came: 'with-desk' }
  | { came: 'nothing' }

/** Asks the volunteers of the round that is due now, or gives the request back to the desk. */
export async function runRound(work: Work, requestId: string): Promise<RoundResult> {
  const request = await lockRequest(work, requestId)
  const plan = request?.plan
  if (request?.status !== 'searching' || !plan) return { came: 'nothing' }
  // before the rounds are held, as whoever books a ride does: without a car nobody is asked to drive
  if (request.category === 'ride' && (await carForRide(work, requestId)))
    return backToDesk(work, request, 'no-car')
  await holdRounds(work, request.neighbourhoodId)
  const number = (await latestRound(work, requestId)) + 1
  if (number - plan.firstRound >= plan.rounds) return backToDesk(work, request, 'nobody-left')
  const facts = await readRoundFacts(work, request, plan)
  const decision = planRound(facts, work.now)
  if (decision.do === 'wait') return waitUntil(work, request, decision.until)
  const not = facts.whole ? countReasons(decision.others) : {}
  if (decision.do === 'nobody') return backToDesk(work, request, decision.why, not)
  await lapse(work, requestId)
  const asked = await askRound(work, request, plan, decision.ask, number)
  if (asked.length === 0) return backToDesk(work, request, 'nobody-left', not)
  await insertRound(work, { requestId, number, asked: asked.length })
  await record(work, requestId, 'round-fired', foardoar, { number, asked, not })
  await carryOn(work, request, nextRoundAt(work, request, plan))
  return { came: 'asked', people: asked.length }
}

/** Who was asked in an earlier round and is still silent: a late yes is welcome as long as there is a place. */
async function lapse(work: Work, requestId: string): Promise<void> {
  await withdrawPings(work, requestId)
  const silent = (await offersOf(work, requestId)).filter(({ status }) => status === 'asked')
  await changeOffers(
    work,
    silent.map(({ id }) => id),
    { status: 'lapsed' },
  )
}

async function carryOn(work: Work, request: HelpRequest, at: Date): Promise<void> {
  await oweStep(work, request.id, 'round', at)
  await changeRequest(work, request.id, { withDeskSince: null, withDeskWhy: null })
  await showCard(work, request.neighbourhoodId, 'request', request.id)
}

async function waitUntil(work: Work, request: HelpRequest, until: Date): Promise<RoundResult> {
  const { zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const line = { key: 'offers.desk-waiting', slots: { when: { when: whenOf(until, zone) } } }
  await noteToDesk(work, request.neighbourhoodId, line, { card: onCard(request) })
  await carryOn(work, request, until)
  return { came: 'waiting', until }
}

async function backToDesk(
  work: Work,
  request: HelpRequest,
  why: WhyNobody | 'no-car',
  not: Record<string, number> = {},
): Promise<RoundResult> {
  await lapse(work, request.id)
  const someCome = placesTaken(await offersOf(work, request.id)).length > 0
  if (Object.keys(not).length > 0)
    await record(work, request.id, 'asked-nobody', foardoar, { asked: [], not })
  await giveToDesk(work, request, someCome && why === 'nobody-able' ? 'nobody-left' : why)
  return { came: 'with-desk' }
}
