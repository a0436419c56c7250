import { giveToDesk } from '../requests/give-to-desk.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import type { Work } from '../work.ts'
import { latestReferral } from './referrals.store.ts'

/** The day of the follow-up has come: did the organisation take it up? */
export async function followUpReferral(work: Work, request: HelpRequest): Promise<void> {
  const referral = await latestReferral(work, request.id)
  await giveToDesk(work, request, 'follow-up', referral?.organisation ?? null)
}
