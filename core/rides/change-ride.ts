import { noteToDesk, showCard } from '../desk/tell-desk.ts'
import { changeOffers } from '../dispatch/offers.store.ts'
import { beginSearch } from '../dispatch/start-dispatch.ts'
import { comingOffers } from '../dispatch/visits/coming.ts'
import { nextVisitStep } from '../dispatch/visits/visit-steps.ts'
import { oweStep } from '../jobs/owe-step.ts'
import { tell } from '../outbox/tell.ts'
import type { Actor, HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { isOpen } from '../requests/request-states.ts'
import { changeRequest, lockRequest } from '../requests/requests.store.ts'
import { wantedEdges } from '../requests/wanted-edges.ts'
import { type When, whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import { spanOfPlan } from './book-ride.ts'
import { freeCar, freeDriver, holdCar, holdCars } from './bookings.store.ts'
import type { Misfit } from './check-ride.ts'
import { checkWish } from './check-wish.ts'
import { later } from './later.ts'
import type { Ride, RideWish } from './ride-wish.ts'
import { changeRide, findRide } from './rides.store.ts'
import { schemeOf } from './scheme-of.ts'
import { takeDriver } from './take-driver.ts'
import { wakeWaiting } from './waiting/waiting.store.ts'

/** How a change went. */
export type Moved =
  | { ok: true; number: number; pickupAt: When }
  | { ok: false; why: 'gone' }
  | { ok: false; why: Misfit; times: When[] }

/**
 * A ride is wanted at another time: the car goes along if it is free then, and so does the driver; else another
 * driver is looked for. Nothing changes if the new time does not fit.
 */
export async function moveRide(work: Work, requestId: string, arriveAt: When, actor: Actor): Promise<Moved> {
  const request = await lockRequest(work, requestId)
  const ride = request && (await findRide(work, requestId))
  const scheme = ride && schemeOf(work, ride.neighbourhoodId)
  if (!ride || !scheme || !isOpen(request.status) || ride.pickupAt <= work.now)
    return { ok: false, why: 'gone' }
  const { zone } = work.core.neighbourhoods.get(ride.neighbourhoodId)
  await holdCars(work, ride.neighbourhoodId)
  const checked = await checkWish(work, ride.neighbourhoodId, scheme, wishAt(ride, arriveAt, zone), requestId)
  if (!checked.fits) return { ok: false, why: checked.why, times: checked.times }
  const { plan, vehicleId } = checked
  await freeCar(work, requestId)
  await freeDriver(work, requestId)
  if (vehicleId) await holdCar(work, requestId, { ...ride, vehicleId }, plan.stretches)
  await changeRide(work, requestId, { ...plan, vehicleId })
  const wantedAt = spanOfPlan(plan, zone)
  const moved = { ...request, wantedAt, ...wantedEdges(wantedAt, zone) }
  await changeRequest(work, requestId, { wantedAt, ...wantedEdges(wantedAt, zone) })
  await record(work, requestId, 'edited', actor, { from: request.wantedAt, to: wantedAt })
  await bringDriverAlong(work, moved)
  if (ride.vehicleId !== null) await wakeWaiting(work, ride.neighbourhoodId)
  await noteToDesk(
    work,
    ride.neighbourhoodId,
    { key: 'rides.desk-moved', slots: { when: { when: wantedAt } } },
    { card: { kind: 'request', subjectId: requestId } },
  )
  await showCard(work, ride.neighbourhoodId, 'request', requestId)
  return { ok: true, number: request.number, pickupAt: whenOf(plan.pickupAt, zone) }
}

/** The desk moved a ride: the rider hears when they are picked up now. */
export async function tellRiderMoved(work: Work, { id: requestId, residentId }: HelpRequest): Promise<void> {
  const ride = await findRide(work, requestId)
  if (!ride) return
  const { zone } = work.core.neighbourhoods.get(ride.neighbourhoodId)
  const slots = { when: { when: whenOf(ride.pickupAt, zone) } }
  await tell(work, residentId, [{ key: 'rides.moved', slots }], { purpose: 'ride.moved', requestId })
}

async function bringDriverAlong(work: Work, request: HelpRequest): Promise<void> {
  const requestId = request.id
  const slots = { number: request.number, when: { when: request.wantedAt } }
  const [coming] = await comingOffers(work, requestId)
  if (!coming) return
  const comes = await takeDriver(work, requestId, coming.volunteerId)
  const line = { key: comes ? 'rides.driver-moved' : 'rides.driver-released', slots }
  await tell(work, coming.volunteerId, [line], { purpose: 'ride.moved', requestId })
  if (comes) {
    const { quietHours, zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
    const visit = { from: request.wantedFrom, until: request.wantedUntil }
    const next = nextVisitStep(visit, work.now, quietHours, zone)
    await oweStep(work, requestId, next.step, next.at)
  } else {
    await changeOffers(work, [coming.id], { status: 'withdrawn', place: null })
    await beginSearch(work, request)
  }
}

/** The same ride at another time: the way back moves along. */
function wishAt(ride: Ride, arriveAt: When, zone: string): RideWish {
  const { pickup, destination, way, returnAt, returnGuessed, passengers, aid } = ride
  const stays = returnAt ? (returnAt.getTime() - ride.arriveAt.getTime()) / 60_000 : null
  return {
    pickup,
    destination,
    way,
    returnGuessed,
    passengers,
    aid,
    arriveAt,
    returnAt: stays === null ? null : later(arriveAt, stays, zone),
  }
}
