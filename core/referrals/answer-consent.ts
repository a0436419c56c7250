import type { Line } from '../conversations/intent.ts'
import { noteToDesk, onCard, showCard } from '../desk/tell-desk.ts'
import { giveToDesk } from '../requests/give-to-desk.ts'
import { record } from '../requests/history.ts'
import { changeRequest, lockRequest } from '../requests/requests.store.ts'
import { takeBackReferred, tellDeskOfChoices } from '../rides/referred-ride.ts'
import type { Work } from '../work.ts'
import { findReferral, noteConsent, settleReferral } from './referrals.store.ts'
import { sendReferral } from './send-referral.ts'

/** How the answer went; of a ride that comes back without a car, what its rider can choose. */
export type ConsentAnswered =
  | { ok: true; organisation: string; phone: string | null; choices: Line[] }
  | { ok: false }

/** The resident's yes or no to being referred; a no is respected, and the desk looks further. */
export async function answerConsent(
  work: Work,
  referralId: string,
  personId: string,
  agrees: boolean,
): Promise<ConsentAnswered> {
  const asked = await findReferral(work, referralId)
  const request = asked && (await lockRequest(work, asked.requestId))
  // read again: somebody at the desk may have withdrawn it while we waited for the lock
  const referral = await findReferral(work, referralId)
  if (!request || referral?.status !== 'waiting-for-consent' || request.residentId !== personId)
    return { ok: false }
  const { organisation } = referral
  if (!agrees) {
    await settleReferral(work, referralId, { status: 'withdrawn', by: personId, reason: 'resident-declined' })
    await record(work, request.id, 'consent-refused', personId)
    const choices = await takeBackReferred(work, request)
    await giveToDesk(work, request, 'no-consent', organisation)
    if (choices.length > 0) await tellDeskOfChoices(work, request, true)
    return { ok: true, organisation, phone: null, choices }
  }
  await noteConsent(work, referralId, personId)
  await record(work, request.id, 'consent-given', personId)
  await changeRequest(work, request.id, { withDeskSince: null, withDeskWhy: null })
  const { phone } = await sendReferral(work, request, referral, 'resident-knows')
  const card = onCard(request)
  const line = { key: 'referrals.desk-consented', slots: { organisation } }
  await noteToDesk(work, request.neighbourhoodId, line, { card })
  await showCard(work, request.neighbourhoodId, 'request', request.id)
  return { ok: true, organisation, phone, choices: [] }
}
