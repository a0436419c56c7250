import { showCard } from '../desk/tell-desk.ts'
import { insertAccepted } from '../dispatch/offers.store.ts'
import { beginSearch } from '../dispatch/start-dispatch.ts'
import { nextVisitStep } from '../dispatch/visits/visit-steps.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { findReachable } from '../outbox/outbox.store.ts'
import { tell } from '../outbox/tell.ts'
import { findVolunteer } from '../people/volunteers.store.ts'
import { firstNameOf, foardoar, type HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { openRequest } from '../requests/open-request.ts'
import { changeRequest, lockRequest } from '../requests/requests.store.ts'
import { schemeOf } from '../rides/scheme-of.ts'
import { whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import { type Arrangement, dayAfter } from './arrangement.ts'
import { hasTime, joinArrangement, lockArrangement } from './arrangements.store.ts'
import { helpDaysAhead, oweNextTime } from './begin-arrangement.ts'
import { endWithoutScheme } from './end-without-scheme.ts'
import { runPairStep } from './pairs/run-pair-step.ts'
import { bookTime, rideDaysAhead } from './weekly-ride.ts'

/**
 * Opens the next time of an arrangement, with the neighbour who always comes, or with a search for somebody else when
 * they are away. A tap that came late or twice carries an older fence, and does nothing.
 */
export async function runArrangementStep(work: Work, id: string, fence: number): Promise<void> {
  const arrangement = await lockArrangement(work, id)
  if (arrangement?.status !== 'active' || arrangement.fence !== fence) return
  if (arrangement.weeks === 0) return runPairStep(work, arrangement)
  if (arrangement.ride && !schemeOf(work, arrangement.neighbourhoodId))
    return endWithoutScheme(work, arrangement)
  const { zone } = work.core.neighbourhoods.get(arrangement.neighbourhoodId)
  const day = arrangement.nextOn
  const isPast = day < whenOf(work.now, zone).slice(0, 10)
  const isWanted = !isPast && !arrangement.skips.includes(day) && !(await hasTime(work, id, day))
  if (isWanted) await (arrangement.ride ? bookTime(work, arrangement, day) : openTime(work, arrangement, day))
  const daysAhead = arrangement.ride ? rideDaysAhead : helpDaysAhead
  await oweNextTime(work, id, dayAfter(day, arrangement.weeks), { zone, daysAhead })
}

async function openTime(work: Work, arrangement: Arrangement, day: string): Promise<void> {
  const { neighbourhoodId, residentId, category, words, language, forWhom, atTime, volunteerId } = arrangement
  const wantedAt = `${day}${atTime}`
  const wish = { neighbourhoodId, residentId, category, words, language, forWhom, wantedAt }
  const opened = await openRequest(work, { ...wish, urgency: 'normal', origin: 'arrangement' })
  if (!opened.ok) throw new Error(`An arrangement has a time that cannot be: ${opened.why}.`)
  await joinArrangement(work, opened.id, arrangement.id, day)
  await record(work, opened.id, 'arrangement-opened', foardoar)
  const request = await lockRequest(work, opened.id)
  if (!request) throw new Error('A request that was just opened is not there.')
  if (volunteerId !== null && (await comesAsAlways(work, volunteerId, request))) {
    await matchAgain(work, request, volunteerId, arrangement.byWhom)
  } else {
    await tellSubstitute(work, request, volunteerId)
    await beginSearch(work, request)
  }
}

/** Whether the one who always comes can come this time. */
async function comesAsAlways(work: Work, volunteerId: string, request: HelpRequest): Promise<boolean> {
  const volunteer = await findVolunteer(work, volunteerId)
  if (volunteer?.status !== 'approved') return false
  const from = request.wantedFrom ?? work.now
  if (volunteer.pausedUntil && volunteer.pausedUntil > from) return false
  return (await findReachable(work.tx, volunteerId, null)) !== null
}

/** Nobody is bothered: both know that it goes on, and are reminded the day before. */
async function matchAgain(
  work: Work,
  request: HelpRequest,
  volunteerId: string,
  byWhom: string | null,
): Promise<void> {
  await insertAccepted(work, { requestId: request.id, volunteerId, place: 1, round: 0, byWhom })
  await changeRequest(work, request.id, { status: 'matched', withDeskSince: null, withDeskWhy: null })
  const { quietHours, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const visit = { from: request.wantedFrom, until: request.wantedUntil }
  const next = nextVisitStep(visit, work.now, quietHours, zone)
  await oweStep(work, request.id, next.step, next.at)
  await showCard(work, request.neighbourhoodId, 'request', request.id)
}

async function tellSubstitute(work: Work, request: HelpRequest, volunteerId: string | null): Promise<void> {
  const usual = volunteerId === null ? null : await findVolunteer(work, volunteerId)
  const name = firstNameOf(usual?.name ?? null)
  const slots = { category: { category: request.category }, when: { when: request.wantedAt } }
  const line = name
    ? { key: 'arrangements.substitute', slots: { ...slots, name } }
    : { key: 'arrangements.substitute-nameless', slots }
  await tell(work, request.residentId, [line], { purpose: 'arrangement.substitute', requestId: request.id })
}
