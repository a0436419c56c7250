import { aDayLater } from '../dispatch/in-the-morning.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { tell } from '../outbox/tell.ts'
import { giveToDesk } from '../requests/give-to-desk.ts'
import { foardoar, type HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import type { Work } from '../work.ts'
import type { Referral } from './referral.ts'
import { openReferral } from './referrals.store.ts'

/**
 * Asks the resident whether the organisation may know what it needs. Without an answer they are asked once more after
 * a day, and then the desk hears it.
 */
export async function askConsent(work: Work, request: HelpRequest, referral: Referral): Promise<void> {
  await ask(work, request, referral)
  await record(work, request.id, 'consent-asked', foardoar)
  await oweStep(work, request.id, 'consent-again', aDayLater(work, request))
}

/** A day without an answer: the question comes once more. */
export async function askConsentAgain(work: Work, request: HelpRequest): Promise<void> {
  const referral = await openReferral(work, request.id)
  if (referral && (await ask(work, request, referral)))
    return oweStep(work, request.id, 'consent-unanswered', aDayLater(work, request))
  await consentUnanswered(work, request)
}

/** Still no answer: somebody at the desk has to call. */
export async function consentUnanswered(work: Work, request: HelpRequest): Promise<void> {
  const referral = await openReferral(work, request.id)
  await giveToDesk(work, request, 'no-consent-yet', referral?.organisation ?? null)
}

async function ask(work: Work, request: HelpRequest, referral: Referral): Promise<boolean> {
  const { id: requestId, number, category, residentId } = request
  const slots = { number, category: { category }, organisation: referral.organisation }
  const told = await tell(work, residentId, [{ key: `referrals.may-we-${referral.share}`, slots }], {
    purpose: 'referral.consent',
    requestId,
    about: `c:${referral.id}`,
    choices: [
      { value: 'yes', key: 'common.yes' },
      { value: 'no', key: 'common.no' },
    ],
  })
  return told.reached
}
