import { noteToDesk, onCard, showCard } from '../desk/tell-desk.ts'
import { type Teller, tellerOf } from '../referrals/referral.ts'
import type { Actor } from '../requests/help-request.ts'
import { isOpen } from '../requests/request-states.ts'
import { lockRequest } from '../requests/requests.store.ts'
import { type When, whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import type { Misfit } from './check-ride.ts'
import { later, wishAt } from './later.ts'
import { refitRide } from './refit-ride.ts'
import { wishOf } from './ride-wish.ts'
import { findRide } from './rides.store.ts'
import { schemeOf } from './scheme-of.ts'
import { asDriven } from './together/as-driven.ts'

/** When a rider wants to be there now, which organisation is to bring them, and who lets it know. */
export interface MovedReferral {
  arriveAt: When
  organisation: string
  by: Teller
}

/** How a change went. */
export type Moved =
  | { ok: true; number: number; pickupAt: When; referral: MovedReferral | null }
  | { ok: false; why: 'gone' }
  | { ok: false; why: Misfit; times: When[] }

/** The rider wants to be there at another time, or so many minutes later. Nothing changes if that does not fit. */
export async function moveRide(
  work: Work,
  requestId: string,
  to: When | { minutes: number },
  actor: Actor,
): Promise<Moved> {
  const request = await lockRequest(work, requestId)
  const ride = request && (await findRide(work, requestId))
  const scheme = ride && schemeOf(work, ride.neighbourhoodId)
  if (!ride || !scheme || !isOpen(request.status) || asDriven(ride).pickupAt <= work.now)
    return { ok: false, why: 'gone' }
  const { zone } = work.core.neighbourhoods.get(ride.neighbourhoodId)
  const before = wishOf(ride, zone)
  const arriveAt = typeof to === 'object' ? later(before.arriveAt, to.minutes, zone) : to
  const wish = wishAt(before, arriveAt, zone)
  const refitted = await refitRide(work, { request, ride, scheme }, wish, actor)
  if (!refitted.ok) return refitted
  await noteToDesk(
    work,
    ride.neighbourhoodId,
    { key: 'rides.desk-moved', slots: { when: { when: refitted.wantedAt } } },
    { card: onCard(request) },
  )
  await showCard(work, ride.neighbourhoodId, 'request', requestId)
  const { referral } = refitted
  return {
    ok: true,
    number: request.number,
    pickupAt: whenOf(refitted.ride.pickupAt, zone),
    referral: referral && { arriveAt, organisation: referral.organisation, by: tellerOf(referral) },
  }
}
