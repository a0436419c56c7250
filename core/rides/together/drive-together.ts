import type { Line } from '../../conversations/intent.ts'
import { showCard } from '../../desk/tell-desk.ts'
import { rememberAsked } from '../../dispatch/candidates.store.ts'
import { allPlacesFilled } from '../../dispatch/fill-place.ts'
import { insertAccepted } from '../../dispatch/offers.store.ts'
import { releaseAccepted } from '../../dispatch/release-volunteers.ts'
import { latestRound } from '../../dispatch/rounds.store.ts'
import { tell } from '../../outbox/tell.ts'
import { nameOf } from '../../people/volunteers.store.ts'
import { type Actor, firstNameOf, type HelpRequest } from '../../requests/help-request.ts'
import { record } from '../../requests/history.ts'
import { whenOf } from '../../when.ts'
import type { Work } from '../../work.ts'
import { freeDriver, holdCar, holdCars, holdDriver } from '../bookings.store.ts'
import { dayLines } from '../day-lines.ts'
import { gistOf, riderBack, riderLines } from '../ride-lines.ts'
import { findRide } from '../rides.store.ts'
import { wakeWaiting } from '../waiting/waiting.store.ts'
import { asDriven } from './as-driven.ts'
import { deskCalls } from './desk-calls.ts'
import { type FoundTrip, findTrip } from './find-trip.ts'
import { lockBoth } from './lock-both.ts'
import { retime } from './retime.ts'
import { setShared } from './together.store.ts'

type Together = { ok: true } | { ok: false; why: 'gone' | 'no-trip' }

/**
 * The desk lets two rides be driven in one trip. The car of the one who has a driver takes both; what is kept for
 * each alone stays kept, so that either of them can always go alone again.
 */
export async function driveTogether(
  work: Work,
  requestId: string,
  withId: string,
  actor: Actor,
): Promise<Together> {
  const requests = await lockBoth(work, requestId, withId)
  if (!requests) return { ok: false, why: 'gone' }
  const [{ neighbourhoodId }] = requests
  await holdCars(work, neighbourhoodId)
  const found = await findTrip(work, requestId, withId)
  if (!found) return { ok: false, why: 'no-trip' }
  const lead = requests.find(({ id }) => id === found.lead.ride.requestId)
  const other = requests.find(({ id }) => id === found.other.ride.requestId)
  if (!lead || !other) return { ok: false, why: 'gone' }
  await holdTrip(work, found)
  await keepTrip(work, found)
  await retime(work, lead)
  await takeAlong(work, other, found)
  for (const { id } of [lead, other]) {
    const number = id === lead.id ? found.other.number : found.lead.number
    await record(work, id, 'driven-together', actor, { number })
    await showCard(work, neighbourhoodId, 'request', id)
  }
  await tellEverybody(work, found, lead, other)
  if (found.lead.ride.vehicleId !== null) await wakeWaiting(work, neighbourhoodId)
  return { ok: true }
}

/** The driver is away for both, and the car as long as the trip takes beyond what is kept for each alone. */
async function holdTrip(work: Work, { lead, other, driver, carToo }: FoundTrip): Promise<void> {
  const { requestId, neighbourhoodId, vehicleId } = lead.ride
  const otherId = other.ride.requestId
  await freeDriver(work, requestId)
  await freeDriver(work, otherId)
  const held =
    (await holdDriver(work, requestId, lead.driverId, driver.lead)) &&
    (await holdDriver(work, otherId, lead.driverId, driver.other))
  // nobody takes a driver without the lock that was held when they were seen to be free
  if (!held) throw new Error('The driver of a trip was free and is away.')
  if (vehicleId) await holdCar(work, requestId, { neighbourhoodId, vehicleId }, carToo)
}

async function keepTrip(work: Work, { lead, other, legs, back }: FoundTrip): Promise<void> {
  const { vehicleId } = lead.ride
  const [one, two] = legs
  const beginsAt = new Date(Math.min(one.pickupAt.getTime(), two.pickupAt.getTime()))
  const [a, b] = [lead.ride.requestId, other.ride.requestId]
  const [homeOfOne, homeOfTwo] = (back ?? []).map(({ pickupAt, arriveAt }) => ({
    returnAt: pickupAt,
    homeAt: arriveAt,
  }))
  const alone = { returnAt: null, homeAt: null }
  await setShared(work, a, { with: b, trip: { ...one, ...(homeOfOne ?? alone), vehicleId, beginsAt } })
  await setShared(work, b, { with: a, trip: { ...two, ...(homeOfTwo ?? alone), vehicleId, beginsAt } })
}

/** Whoever was asked, or would come, for the other ride alone hears that they need not; the lead's driver comes. */
async function takeAlong(work: Work, request: HelpRequest, { lead, other }: FoundTrip): Promise<void> {
  if (other.driverId === lead.driverId) return retime(work, request)
  if (other.driverId !== null) await releaseAccepted(work, request)
  const round = await latestRound(work, request.id)
  await insertAccepted(work, { requestId: request.id, volunteerId: lead.driverId, place: 1, round })
  await rememberAsked(work, [lead.driverId])
  await allPlacesFilled(work, request, lead.driverId)
  await retime(work, request)
}

/** Both riders hear when they are picked up now and nothing about each other; the driver hears of both. */
async function tellEverybody(
  work: Work,
  { lead, other }: FoundTrip,
  leadRequest: HelpRequest,
  otherRequest: HelpRequest,
): Promise<void> {
  const driver = firstNameOf(await nameOf(work, lead.driverId))
  const isNew = other.driverId !== lead.driverId
  await tellRider(work, leadRequest, [])
  const ride = isNew ? await findRide(work, otherRequest.id) : null
  await tellRider(work, otherRequest, ride ? riderLines(work, ride, driver, 'rides.driver-found') : [])
  const lines: Line[] = [
    { key: 'together.driver', slots: { number: leadRequest.number, other: otherRequest.number } },
  ]
  for (const { id, number, residentId, forWhom } of [leadRequest, otherRequest]) {
    const each = await findRide(work, id)
    if (each) lines.push(...(await dayLines(work, { ride: each, number, residentId, forWhom })))
  }
  lines.push({ key: 'answer-offer.if-you-cannot' })
  const requestId = leadRequest.id
  const told = await tell(work, lead.driverId, lines, {
    ...gistOf(lines),
    purpose: 'ride.together',
    requestId,
  })
  if (!told.reached) await deskCalls(work, leadRequest, 'driver')
}

async function tellRider(work: Work, request: HelpRequest, before: Line[]): Promise<void> {
  const ride = await findRide(work, request.id)
  if (!ride?.shared) return
  const { zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const { pickupAt, arriveAt } = ride.shared
  const slots = { when: { when: whenOf(pickupAt, zone) }, time: whenOf(arriveAt, zone).slice(11) }
  // who hears of a driver for the first time has the way back there
  const back = ride.shared.returnAt && before.length === 0 ? riderBack(work, asDriven(ride)) : []
  const lines = [...before, { key: 'together.rider', slots }, ...back]
  const told = await tell(work, request.residentId, lines, {
    ...gistOf(lines),
    purpose: 'ride.together',
    requestId: request.id,
  })
  if (!told.reached) await deskCalls(work, request, 'rider')
}
