import { organisationInUse } from '../organisations/organisations.store.ts'
import { tell } from '../outbox/tell.ts'
import type { Actor, HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import type { Work } from '../work.ts'
import { openReferral, settleReferral } from './referrals.store.ts'

/** A request goes another way: what its organisation was asked, or would have been, is called off. */
export async function withdrawReferral(
  work: Work,
  request: Pick<HelpRequest, 'id' | 'neighbourhoodId' | 'number'>,
  actor: Actor,
  reason: string,
): Promise<void> {
  const referral = await openReferral(work, request.id)
  if (!referral) return
  await settleReferral(work, referral.id, { status: 'withdrawn', by: actor, reason })
  await record(work, request.id, 'referral-withdrawn', actor, { organisation: referral.organisation })
  if (!referral.messaged || !referral.organisationId) return
  const to = await organisationInUse(work, request.neighbourhoodId, referral.organisationId)
  if (!to?.contact) return
  const slots = {
    number: request.number,
    neighbourhood: work.core.neighbourhoods.get(request.neighbourhoodId).name,
  }
  const { personId, addressId } = to.contact
  await tell(work, personId, [{ key: 'referrals.organisation-withdrawn', slots }], {
    purpose: 'referral.withdrawn',
    requestId: request.id,
    addressId,
  })
}
