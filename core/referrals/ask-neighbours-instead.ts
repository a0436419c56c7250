import type { Actor, HelpRequest } from '../requests/help-request.ts'
import { takeBackReferred } from '../rides/referred-ride.ts'
import type { Work } from '../work.ts'
import { openReferral } from './referrals.store.ts'
import { withdrawReferral } from './withdraw-referral.ts'

/** A neighbour is to do it after all: the organisation is called off, and of a ride a car is looked for again. */
export async function askNeighboursInstead(work: Work, request: HelpRequest, actor: Actor): Promise<void> {
  if (!(await openReferral(work, request.id))) return
  await withdrawReferral(work, request, actor, 'neighbour')
  await takeBackReferred(work, request.id)
}
