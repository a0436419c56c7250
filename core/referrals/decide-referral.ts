import { dayOf } from '../days.ts'
import type { Deed } from '../desk/deed.ts'
import { deskDayFrom } from '../desk/desk-hours.ts'
import { showCard } from '../desk/tell-desk.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { tell } from '../outbox/tell.ts'
import { endRequest } from '../requests/end-request.ts'
import { giveToDesk } from '../requests/give-to-desk.ts'
import type { Actor, HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { changeRequest, lockRequest } from '../requests/requests.store.ts'
import { takeBackReferred, tellChoices } from '../rides/referred-ride.ts'
import type { Work } from '../work.ts'
import { morningOn } from './follow-up-day.ts'
import type { Because, Referral } from './referral.ts'
import { findReferral, followUpLater, settleReferral } from './referrals.store.ts'

/** The organisation took it up: the request has come where it belongs, and the resident hears so. */
export function takenUp(work: Work, referralId: string, actor: Actor): Promise<Deed> {
  return decide(work, referralId, async (request, referral) => {
    await settleReferral(work, referralId, { status: 'taken-up', by: actor })
    await record(work, request.id, 'taken-up', actor, { organisation: referral.organisation })
    await endRequest(work, request, { status: 'done', outcome: 'referred' }, 'taken')
    const slots = { number: request.number, organisation: referral.organisation }
    await tell(work, request.residentId, [{ key: 'referrals.taken-up', slots }], {
      purpose: 'referral.taken-up',
      requestId: request.id,
    })
  })
}

/** They did not: the request is the desk's again, with the reason beside it. */
export function notTakenUp(work: Work, referralId: string, because: Because, actor: Actor): Promise<Deed> {
  return decide(work, referralId, async (request, referral) => {
    const { reason, words } = because
    await settleReferral(work, referralId, { status: 'not-taken-up', by: actor, reason, words })
    await record(work, request.id, 'not-taken-up', actor, { organisation: referral.organisation, reason })
    const choices = await takeBackReferred(work, request)
    await giveToDesk(work, request, 'not-taken-up', referral.organisation)
    await tellChoices(work, request, choices)
  })
}

/** It is not clear yet: the desk is asked again in a week, on a day on which it is there. */
export function askAgainInAWeek(work: Work, referralId: string, actor: Actor): Promise<Deed> {
  return decide(work, referralId, async (request) => {
    const { zone, desk } = work.core.neighbourhoods.get(request.neighbourhoodId)
    const day = deskDayFrom(desk, dayOf(work.now, zone).add({ weeks: 1 }))
    const at = morningOn(day, zone)
    await followUpLater(work, referralId, at)
    await record(work, request.id, 'follow-up-later', actor)
    await changeRequest(work, request.id, { withDeskSince: null, withDeskWhy: null })
    await oweStep(work, request.id, 'follow-up-referral', at)
    await showCard(work, request.neighbourhoodId, 'request', request.id)
  })
}

/** Of two who press at once the first one counts: the request is held until what it decides is done. */
async function decide(
  work: Work,
  referralId: string,
  deed: (request: HelpRequest, referral: Referral) => Promise<void>,
): Promise<Deed> {
  const known = await findReferral(work, referralId)
  const request = known && (await lockRequest(work, known.requestId))
  const referral = await findReferral(work, referralId)
  if (!request || !referral) return { ok: false, why: 'gone' }
  // what is asked again in a week is not asked twice: the second press finds that nobody asks now
  if (referral.status !== 'sent' || request.withDeskSince === null)
    return { ok: false, why: 'already-decided' }
  await deed(request, referral)
  await showCard(work, referral.neighbourhoodId, 'referral', referralId)
  return { ok: true }
}
