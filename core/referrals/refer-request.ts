import { showCard } from '../desk/tell-desk.ts'
import { releaseAccepted, releaseAsked } from '../dispatch/release-volunteers.ts'
import { organisationInUse } from '../organisations/organisations.store.ts'
import { findReachable } from '../outbox/outbox.store.ts'
import type { Actor } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { canBecome } from '../requests/request-states.ts'
import { changeRequest, lockRequest } from '../requests/requests.store.ts'
import { freeReferred } from '../rides/referred-ride.ts'
import type { Work } from '../work.ts'
import { askConsent } from './ask-consent.ts'
import { morningOf } from './follow-up-day.ts'
import type { Consent, Share } from './referral.ts'
import { insertReferral } from './referrals.store.ts'
import { sendReferral } from './send-referral.ts'
import { withdrawReferral } from './withdraw-referral.ts'

/** Where a request goes, what they get to know, how the resident agrees, and when the desk asks what came of it. */
export interface ReferralForm {
  organisationId: string
  note: string | null
  share: Share
  consent: Consent
  /** YYYY-MM-DD */
  followUpOn: string
}

type Refused = 'gone' | 'closed' | 'unknown-organisation' | 'bad-date' | 'unreachable'

/**
 * The desk sends a request on to an organisation: at once, or as soon as the resident says yes. On the day of the
 * follow-up it comes back to the desk.
 */
export async function referRequest(
  work: Work,
  requestId: string,
  form: ReferralForm,
  actor: Actor,
): Promise<{ ok: true; number: number } | { ok: false; why: Refused }> {
  const request = await lockRequest(work, requestId)
  if (!request) return { ok: false, why: 'gone' }
  if (!canBecome(request.status, 'referred')) return { ok: false, why: 'closed' }
  const { neighbourhoodId, residentId } = request
  const to = await organisationInUse(work, neighbourhoodId, form.organisationId)
  if (!to) return { ok: false, why: 'unknown-organisation' }
  const followUpAt = morningOf(form.followUpOn, work.core.neighbourhoods.get(neighbourhoodId).zone)
  if (!followUpAt || followUpAt <= work.now) return { ok: false, why: 'bad-date' }
  const consentBy = form.share === 'nothing' ? 'none' : form.consent
  if (consentBy === 'chat' && !(await findReachable(work.tx, residentId, null)))
    return { ok: false, why: 'unreachable' }
  await withdrawReferral(work, request, actor, 'elsewhere')
  const referral = await insertReferral(work, {
    neighbourhoodId,
    requestId,
    residentId,
    organisationId: to.organisation.id,
    organisation: to.organisation.name,
    note: form.note?.trim() || null,
    share: form.share,
    consentBy,
    consentActor: consentBy === 'voice' ? actor : null,
    followUpAt,
  })
  const { name: organisation } = to.organisation
  await changeRequest(work, requestId, {
    status: 'referred',
    withDeskSince: null,
    withDeskWhy: null,
    takenBy: null,
  })
  await record(work, requestId, 'referred', actor, {
    organisation,
    followUpOn: form.followUpOn,
    consent: consentBy,
    share: form.share,
  })
  await releaseAsked(work, request, 'cancelled')
  await releaseAccepted(work, request)
  await freeReferred(work, requestId)
  if (consentBy === 'chat') await askConsent(work, request, referral)
  else await sendReferral(work, request, referral, 'tell-resident')
  await showCard(work, neighbourhoodId, 'request', requestId)
  return { ok: true, number: request.number }
}
