import { showCard } from '../desk/tell-desk.ts'
import { giveToDesk } from '../requests/give-to-desk.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import type { Work } from '../work.ts'
import { openReferral } from './referrals.store.ts'

/** The day of the follow-up has come: a card asks the desk whether the organisation took it up. */
export async function followUpReferral(work: Work, request: HelpRequest): Promise<void> {
  const referral = await openReferral(work, request.id)
  await giveToDesk(work, request, 'follow-up', referral?.organisation ?? null)
  if (referral) await showCard(work, request.neighbourhoodId, 'referral', referral.id)
}
