import { noteToDesk, showCard } from '../desk/tell-desk.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { withdrawPings } from '../outbox/tell.ts'
import { candidatesFor, rememberAsked } from '../people/volunteers.store.ts'
import { giveToDesk } from '../requests/give-to-desk.ts'
import { foardoar, type HelpRequest, wantedStretch } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { changeRequest, lockRequest } from '../requests/requests.store.ts'
import { whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import { askVolunteer } from './ask-volunteer.ts'
import { placesTaken } from './fill-place.ts'
import { changeOffers, offersOf } from './offers.store.ts'
import type { FrozenPlan } from './plan.ts'
import { type Candidate, type Chosen, planRound, type RoundDecision } from './plan-round.ts'
import { afterWakingMinutes } from './quiet-hours.ts'
import { holdRounds, insertRound, latestRound } from './rounds.store.ts'

/** What a round came to. */
export type RoundResult =
  | { came: 'asked'; people: number }
  | { came: 'waiting'; until: Date }
  | { came: 'with-desk' }
  | { came: 'nothing' }

/** Asks the volunteers of the round that is due now, or gives the request back to the desk. */
export async function runRound(work: Work, requestId: string): Promise<RoundResult> {
  const request = await lockRequest(work, requestId)
  if (request?.status !== 'searching' || !request.plan) return { came: 'nothing' }
  await holdRounds(work, request.neighbourhoodId)
  const number = (await latestRound(work, requestId)) + 1
  if (number - request.plan.firstRound >= request.plan.rounds) return backToDesk(work, request, 'nobody-left')
  const candidates = await candidatesFor(work, request)
  const decision = decide(work, request, request.plan, candidates, request.plan.people)
  if (decision.do === 'wait') return waitUntil(work, request, decision.until)
  if (decision.do === 'nobody') return backToDesk(work, request, decision.why)
  await lapse(work, requestId)
  const asked = await askEach(work, request, request.plan, candidates, decision.ask, number)
  if (asked.length === 0) return backToDesk(work, request, 'nobody-left')
  await insertRound(work, { requestId, number, asked: asked.length })
  await record(work, requestId, 'round-fired', foardoar, { number, asked })
  await carryOn(work, request, nextRoundAt(work, request, request.plan))
  return { came: 'asked', people: asked.length }
}

function decide(
  work: Work,
  request: HelpRequest,
  plan: FrozenPlan,
  volunteers: Candidate[],
  people: number,
): RoundDecision {
  const { zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const wanted = wantedStretch(request)
  const { pingsPerWeek, quietHours } = plan
  return planRound(
    { request: { ...request, wanted }, people, pingsPerWeek, quietHours, zone, volunteers },
    work.now,
  )
}

/** Somebody who cannot be reached does not count: the next in the queue is asked in their place. */
async function askEach(
  work: Work,
  request: HelpRequest,
  plan: FrozenPlan,
  candidates: Candidate[],
  first: Chosen[],
  round: number,
): Promise<Chosen[]> {
  const asked: Chosen[] = []
  const tried = new Set<string>()
  const next = nextRoundAt(work, request, plan)
  const answerBy = isBetween(request.wantedFrom, work.now, next) ? request.wantedFrom : next
  for (let ask = first; ask.length > 0; ) {
    for (const chosen of ask) {
      tried.add(chosen.personId)
      const reached = await askVolunteer(work, request, chosen.personId, { round, answerBy })
      if (reached) asked.push(chosen)
    }
    const left = candidates.filter(({ personId }) => !tried.has(personId))
    const missing = plan.people - asked.length
    const more = missing > 0 ? decide(work, request, plan, left, missing) : null
    ask = more?.do === 'ask' ? more.ask : []
  }
  await rememberAsked(
    work,
    asked.map(({ personId }) => personId),
  )
  return asked
}

function isBetween(moment: Date | null, from: Date, until: Date): moment is Date {
  return moment !== null && from < moment && moment < until
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

function nextRoundAt(work: Work, request: HelpRequest, plan: FrozenPlan): Date {
  const { zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  return request.urgency === 'urgent'
    ? new Date(work.now.getTime() + plan.minutesBetween * 60_000)
    : afterWakingMinutes(work.now, plan.minutesBetween, plan.quietHours, zone)
}

async function carryOn(work: Work, request: HelpRequest, at: Date): Promise<void> {
  await oweStep(work, request.id, 'round', at)
  await changeRequest(work, request.id, { withDeskSince: null, withDeskWhy: null })
  await showCard(work, request.neighbourhoodId, 'request', request.id)
}

async function waitUntil(work: Work, request: HelpRequest, until: Date): Promise<RoundResult> {
  const { zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const line = { key: 'offers.desk-waiting', slots: { when: { when: whenOf(until, zone) } } }
  await noteToDesk(work, request.neighbourhoodId, line, { card: { kind: 'request', subjectId: request.id } })
  await carryOn(work, request, until)
  return { came: 'waiting', until }
}

async function backToDesk(
  work: Work,
  request: HelpRequest,
  why: 'nobody-able' | 'nobody-left' | 'too-late',
): Promise<RoundResult> {
  await lapse(work, request.id)
  const someCome = placesTaken(await offersOf(work, request.id)).length > 0
  await giveToDesk(work, request, someCome && why === 'nobody-able' ? 'nobody-left' : why)
  return { came: 'with-desk' }
}
