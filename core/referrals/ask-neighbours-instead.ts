import type { Actor, HelpRequest } from '../requests/help-request.ts'
import { carForRide } from '../rides/car-for-ride.ts'
import type { Work } from '../work.ts'
import { withdrawReferral } from './withdraw-referral.ts'

/**
 * A neighbour is to do it after all: an organisation that was asked is called off. Of a ride a car is looked for first:
 * without one nothing changes, and the answer is false.
 */
export async function askNeighboursInstead(work: Work, request: HelpRequest, actor: Actor): Promise<boolean> {
  if (await carForRide(work, request.id)) return false
  await withdrawReferral(work, request, actor, 'neighbour')
  return true
}
