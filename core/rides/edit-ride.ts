import { isDeepStrictEqual } from 'node:util'
import { noteToDesk, onCard, showCard } from '../desk/tell-desk.ts'
import { tell } from '../outbox/tell.ts'
import type { Referral } from '../referrals/referral.ts'
import type { Actor, Urgency } from '../requests/help-request.ts'
import { isOpen } from '../requests/request-states.ts'
import { changeRequest, lockRequest } from '../requests/requests.store.ts'
import type { When } from '../when.ts'
import type { Work } from '../work.ts'
import type { Misfit } from './check-ride.ts'
import { refitRide } from './refit-ride.ts'
import { changedLines, gistOf, referredLines } from './ride-lines.ts'
import { type Ride, type RideWish, wishOf } from './ride-wish.ts'
import { findRide } from './rides.store.ts'
import { schemeOf } from './scheme-of.ts'
import { asDriven } from './together/as-driven.ts'

/** A ride as the desk mends it, and as it was when the form was opened. */
export interface RideEdit {
  wish: RideWish
  before: RideWish
  words: string
  urgency: Urgency
}

/** How that went. */
export type Edited =
  | { ok: true }
  | { ok: false; why: 'gone' | 'closed' | 'ride-changed' }
  | { ok: false; why: Misfit; number: number; times: When[] }

/** The desk changes a booked ride: of two who do so at once the first decides, and rider and driver hear it. */
export async function editRide(
  work: Work,
  requestId: string,
  { wish, before, words, urgency }: RideEdit,
  actor: Actor,
): Promise<Edited> {
  const request = await lockRequest(work, requestId)
  const ride = request && (await findRide(work, requestId))
  const scheme = ride && schemeOf(work, ride.neighbourhoodId)
  if (!ride || !scheme) return { ok: false, why: 'gone' }
  if (!isOpen(request.status) || asDriven(ride).pickupAt <= work.now) return { ok: false, why: 'closed' }
  const { zone } = work.core.neighbourhoods.get(ride.neighbourhoodId)
  if (!isDeepStrictEqual(wishOf(ride, zone), before)) return { ok: false, why: 'ride-changed' }
  if (!isDeepStrictEqual(wish, before)) {
    const refitted = await refitRide(work, { request, ride, scheme }, wish, actor)
    if (!refitted.ok) return { ...refitted, number: request.number }
    await tellRider(work, request.residentId, refitted)
  }
  await changeRequest(work, requestId, { words, urgency })
  await showCard(work, ride.neighbourhoodId, 'request', requestId)
  return { ok: true }
}

/** The rider hears how the ride is now; who cannot be reached is for the desk to call. */
async function tellRider(
  work: Work,
  riderId: string,
  { ride, referral }: { ride: Ride; referral: Referral | null },
): Promise<void> {
  const { requestId } = ride
  const lines = referral ? referredLines(work, ride, referral) : changedLines(work, ride)
  const told = await tell(work, riderId, lines, { ...gistOf(lines), purpose: 'ride.moved', requestId })
  if (told.reached) return
  const card = onCard({ id: requestId })
  await noteToDesk(work, ride.neighbourhoodId, { key: 'rides.desk-changed-call' }, { card, alarm: true })
}
