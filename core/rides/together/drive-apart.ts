import { showCard } from '../../desk/tell-desk.ts'
import { changeOffers } from '../../dispatch/offers.store.ts'
import { goOnSearching } from '../../dispatch/start-dispatch.ts'
import { comingOffers } from '../../dispatch/visits/coming.ts'
import { tell } from '../../outbox/tell.ts'
import { foardoar, type HelpRequest } from '../../requests/help-request.ts'
import { record } from '../../requests/history.ts'
import { isOpen } from '../../requests/request-states.ts'
import { lockRequest } from '../../requests/requests.store.ts'
import { whenOf } from '../../when.ts'
import type { Work } from '../../work.ts'
import { freeCar, freeDriver, holdCar, holdCars } from '../bookings.store.ts'
import type { Ride } from '../ride-wish.ts'
import { findRide } from '../rides.store.ts'
import { takeDriver } from '../take-driver.ts'
import { deskCalls } from './desk-calls.ts'
import { retime, showTimes } from './retime.ts'
import { setShared } from './together.store.ts'

/**
 * A ride that shares its trip leaves it: both go alone again, at the times and in the cars that were kept for them.
 * The driver stays with the other one if they are free then, else somebody is looked for; the driver of the one that
 * leaves is for whoever made it leave. Whoever is in the car already notices nothing.
 */
export async function driveApart(work: Work, requestId: string): Promise<void> {
  const ride = await findRide(work, requestId)
  if (!ride?.sharedWith) return
  const partner = await lockRequest(work, ride.sharedWith)
  const other = partner && (await findRide(work, partner.id))
  if (!partner || !other?.shared) return
  await holdCars(work, ride.neighbourhoodId)
  const both = [ride, other]
  for (const each of both) await letGo(work, each)
  for (const each of both)
    if (each.vehicleId) await holdCar(work, each.requestId, ofCar(each), each.stretches)
  const request = await lockRequest(work, requestId)
  if (request && isOpen(request.status)) await showTimes(work, request)
  if (!isOpen(partner.status)) return
  if (other.shared.pickupAt <= work.now) return stayOnTheRoad(work, partner.id)
  await record(work, partner.id, 'driven-apart', foardoar)
  await goesAlone(work, await showTimes(work, partner), other)
  await showCard(work, partner.neighbourhoodId, 'request', partner.id)
}

async function stayOnTheRoad(work: Work, requestId: string): Promise<void> {
  const [coming] = await comingOffers(work, requestId)
  if (coming) await takeDriver(work, requestId, coming.volunteerId)
}

async function letGo(work: Work, { requestId }: Ride): Promise<void> {
  await setShared(work, requestId, null)
  await freeCar(work, requestId)
  await freeDriver(work, requestId)
}

function ofCar({ neighbourhoodId, vehicleId }: Ride): { neighbourhoodId: string; vehicleId: string } {
  return { neighbourhoodId, vehicleId: vehicleId ?? '' }
}

/** Driver and rider hear that it goes alone again; a driver who cannot drive both then leaves this one to somebody else. */
export async function goesAlone(work: Work, request: HelpRequest, ride: Ride): Promise<void> {
  const requestId = request.id
  const { zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const when = { when: whenOf(ride.pickupAt, zone) }
  const [coming] = await comingOffers(work, requestId)
  const comes = coming !== undefined && (await takeDriver(work, requestId, coming.volunteerId))
  if (coming) {
    const key = comes ? 'together.driver-apart' : 'rides.driver-released'
    const slots = { number: request.number, when: comes ? when : { when: request.wantedAt } }
    await tell(work, coming.volunteerId, [{ key, slots }], { purpose: 'ride.apart', requestId })
  }
  const key = comes ? 'together.rider-apart' : 'together.rider-apart-searching'
  const told = await tell(work, request.residentId, [{ key, slots: { when } }], {
    purpose: 'ride.apart',
    requestId,
  })
  if (!told.reached) await deskCalls(work, request, 'rider')
  if (comes) return retime(work, request)
  if (coming) await changeOffers(work, [coming.id], { status: 'withdrawn', place: null })
  await goOnSearching(work, request)
}
