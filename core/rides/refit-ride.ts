import { isDeepStrictEqual } from 'node:util'
import type { Line } from '../conversations/intent.ts'
import { askForNewTime } from '../dispatch/ask-for-new-time.ts'
import { changeOffers } from '../dispatch/offers.store.ts'
import { beginSearch } from '../dispatch/start-dispatch.ts'
import { comingOffers } from '../dispatch/visits/coming.ts'
import { nextVisitStep } from '../dispatch/visits/visit-steps.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { tell } from '../outbox/tell.ts'
import type { Referral } from '../referrals/referral.ts'
import { openReferral } from '../referrals/referrals.store.ts'
import { tellOrganisation } from '../referrals/tell-organisation.ts'
import type { Actor, HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { changeRequest } from '../requests/requests.store.ts'
import { wantedEdges } from '../requests/wanted-edges.ts'
import type { When } from '../when.ts'
import type { Work } from '../work.ts'
import { spanOfPlan } from './book-ride.ts'
import { freeCar, freeDriver, holdCar, holdCars } from './bookings.store.ts'
import type { Misfit } from './check-ride.ts'
import { checkWish } from './check-wish.ts'
import { driverLines, gistOf } from './ride-lines.ts'
import type { RideScheme } from './ride-scheme.ts'
import { type Ride, type RideWish, wishOf } from './ride-wish.ts'
import { changeRide } from './rides.store.ts'
import { takeDriver } from './take-driver.ts'
import { driveApart } from './together/drive-apart.ts'
import { wakeWaiting } from './waiting/waiting.store.ts'

/** A booked ride that is held until the transaction ends. */
export interface HeldRide {
  request: HelpRequest
  ride: Ride
  scheme: RideScheme
}

/** How it went; with the referral, if an organisation is to do it. */
export type Refitted =
  | { ok: true; ride: Ride; wantedAt: When; referral: Referral | null }
  | { ok: false; why: Misfit; times: When[] }

/**
 * A booked ride becomes another one: the car goes along if one is free then, and so does the driver; else another
 * driver is looked for. An organisation that is to do it hears so. Nothing changes if it does not fit.
 */
export async function refitRide(
  work: Work,
  { request, ride, scheme }: HeldRide,
  wish: RideWish,
  actor: Actor,
): Promise<Refitted> {
  const { neighbourhoodId, requestId } = ride
  const { zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const before = wishOf(ride, zone)
  await holdCars(work, neighbourhoodId)
  // at the hour for which it was booked in time, it may still change
  const since = wish.arriveAt === before.arriveAt ? ride.bookedAt : work.now
  const referral = await openReferral(work, requestId)
  const terms = { exceptRide: requestId, since, byOthers: referral !== null }
  const checked = await checkWish(work, neighbourhoodId, scheme, wish, terms)
  if (!checked.fits) return { ok: false, why: checked.why, times: checked.times }
  const { plan } = checked
  // as long as an organisation is to do it, no car stands still for it
  const vehicleId = referral ? null : checked.vehicleId
  const { pickup, destination, way, returnGuessed, passengers, aid } = wish
  const wished = { pickup, destination, way, returnGuessed, passengers, aid }
  const changed = { ...ride, ...wished, ...plan, vehicleId, sharedWith: null, shared: null }
  await driveApart(work, requestId)
  await freeCar(work, requestId)
  await freeDriver(work, requestId)
  if (vehicleId) await holdCar(work, requestId, { neighbourhoodId, vehicleId }, plan.stretches)
  await changeRide(work, requestId, { ...wished, ...plan, vehicleId })
  const wantedAt = spanOfPlan(plan, zone)
  const edges = wantedEdges(wantedAt, zone)
  await changeRequest(work, requestId, { wantedAt, ...edges })
  await record(work, requestId, 'edited', actor, { from: request.wantedAt, to: wantedAt })
  const slots = { number: request.number, when: { when: wantedAt } }
  const isOnlyMoved = isSameTrip(before, wish)
  const lines: Line[] = isOnlyMoved
    ? [{ key: 'rides.driver-moved', slots }]
    : [{ key: 'rides.driver-changed', slots }, ...driverLines(work, changed)]
  const moved = { ...request, wantedAt, ...edges }
  if (referral) await passOn(work, moved, referral, isOnlyMoved ? wish.arriveAt : null)
  else await bringDriverAlong(work, moved, lines, wantedAt !== request.wantedAt)
  if (ride.vehicleId !== null) await wakeWaiting(work, neighbourhoodId)
  return { ok: true, ride: changed, wantedAt, referral }
}

/** The organisation hears the new hour; of anything else only that there is something to ask the resident. */
function passOn(work: Work, request: HelpRequest, referral: Referral, arriveAt: When | null): Promise<void> {
  return arriveAt
    ? tellOrganisation(work, request, referral, 'moved', { when: { when: arriveAt } })
    : tellOrganisation(work, request, referral, 'changed')
}

/** Whether all but the hour is as it was. */
function isSameTrip(one: RideWish, other: RideWish): boolean {
  const { arriveAt, returnAt, returnGuessed } = one
  return isDeepStrictEqual(one, { ...other, arriveAt, returnAt, returnGuessed })
}

async function bringDriverAlong(
  work: Work,
  request: HelpRequest,
  lines: Line[],
  isMoved: boolean,
): Promise<void> {
  const requestId = request.id
  const [coming] = await comingOffers(work, requestId)
  if (!coming) return isMoved ? searchForNewTime(work, request) : undefined
  const slots = { number: request.number, when: { when: request.wantedAt } }
  const comes = await takeDriver(work, requestId, coming.volunteerId)
  const told = comes ? lines : [{ key: 'rides.driver-released', slots }]
  await tell(work, coming.volunteerId, told, { ...gistOf(told), purpose: 'ride.moved', requestId })
  if (comes) {
    const { quietHours, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
    const visit = { from: request.wantedFrom, until: request.wantedUntil }
    const next = nextVisitStep(visit, work.now, quietHours, zone)
    await oweStep(work, requestId, next.step, next.at)
  } else {
    await changeOffers(work, [coming.id], { status: 'withdrawn', place: null })
    await askForNewTime(work, request)
    await beginSearch(work, request)
  }
}

/**
 * Who was asked hears the new time; where nobody was left to ask, or an organisation could not do it, there may be
 * somebody now.
 */
async function searchForNewTime(work: Work, request: HelpRequest): Promise<void> {
  if (request.status !== 'searching' && request.status !== 'referred') return
  await askForNewTime(work, request)
  if (request.withDeskSince !== null && request.takenBy === null) await beginSearch(work, request)
}
