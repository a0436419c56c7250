import { Temporal } from 'temporal-polyfill'
import { showCard } from '../desk/tell-desk.ts'
import { releaseAccepted, releaseAsked } from '../dispatch/release-volunteers.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { tell } from '../outbox/tell.ts'
import type { Actor, HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { canBecome } from '../requests/request-states.ts'
import { changeRequest, lockRequest } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'
import { insertReferral } from './referrals.store.ts'

/** Where a request goes, and on which day the desk asks whether it was taken up. */
export interface ReferralForm {
  organisation: string
  note: string | null
  /** YYYY-MM-DD */
  followUpOn: string
}

/** The desk sends a request on to an organisation; on the day of the follow-up it comes back to the desk. */
export async function referRequest(
  work: Work,
  requestId: string,
  form: ReferralForm,
  actor: Actor,
): Promise<
  { ok: true; number: number } | { ok: false; why: 'gone' | 'closed' | 'unknown-organisation' | 'bad-date' }
> {
  const request = await lockRequest(work, requestId)
  if (!request) return { ok: false, why: 'gone' }
  if (!canBecome(request.status, 'referred')) return { ok: false, why: 'closed' }
  const { organisations, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const organisation = organisations.find(({ name }) => name === form.organisation)
  if (!organisation) return { ok: false, why: 'unknown-organisation' }
  const followUpAt = morningOf(form.followUpOn, zone)
  if (!followUpAt || followUpAt <= work.now) return { ok: false, why: 'bad-date' }
  const { neighbourhoodId } = request
  const note = form.note?.trim() || null
  await insertReferral(work, {
    neighbourhoodId,
    requestId,
    organisation: organisation.name,
    note,
    followUpAt,
  })
  await oweStep(work, requestId, 'follow-up-referral', followUpAt)
  await changeRequest(work, requestId, { status: 'referred', withDeskSince: null, withDeskWhy: null })
  await record(work, requestId, 'referred', actor, {
    organisation: organisation.name,
    followUpOn: form.followUpOn,
  })
  await releaseAsked(work, request, 'cancelled')
  await releaseAccepted(work, request)
  await tellResident(work, request, organisation)
  await showCard(work, neighbourhoodId, 'request', requestId)
  return { ok: true, number: request.number }
}

async function tellResident(
  work: Work,
  request: HelpRequest,
  to: { name: string; phone?: string | undefined },
) {
  const slots = { number: request.number, category: { category: request.category }, organisation: to.name }
  const line = to.phone
    ? { key: 'requests.referred-with-phone', slots: { ...slots, phone: to.phone } }
    : { key: 'requests.referred', slots }
  await tell(work, request.residentId, [line], { purpose: 'request.referred', requestId: request.id })
}

function morningOf(day: string, zone: string): Date | null {
  try {
    const morning = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '09:00' })
    return new Date(morning.epochMilliseconds)
  } catch {
    // What the desk typed is not a day of the calendar.
    return null
  }
}
