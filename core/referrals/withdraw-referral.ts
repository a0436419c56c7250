import type { Actor, HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import type { Work } from '../work.ts'
import type { Referral } from './referral.ts'
import { openReferral, settleReferral } from './referrals.store.ts'
import { tellOrganisation } from './tell-organisation.ts'

/** A request goes another way: what its organisation was asked, or would have been, is called off. */
export async function withdrawReferral(
  work: Work,
  request: HelpRequest,
  actor: Actor,
  reason: string,
): Promise<void> {
  const referral = await openReferral(work, request.id)
  if (referral) await callOff(work, request, referral, actor, reason)
}

/** Calls off this referral, which is still open. */
export async function callOff(
  work: Work,
  request: HelpRequest,
  referral: Referral,
  actor: Actor,
  reason: string,
): Promise<void> {
  await settleReferral(work, referral.id, { status: 'withdrawn', by: actor, reason })
  await record(work, request.id, 'referral-withdrawn', actor, { organisation: referral.organisation })
  await tellOrganisation(work, request, referral, 'withdrawn')
}
