import type { Line } from '../conversations/intent.ts'
import { noteToDesk, onCard } from '../desk/tell-desk.ts'
import { inTheMorning } from '../dispatch/in-the-morning.ts'
import { tell } from '../outbox/tell.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import { whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import { freeCar, freeDriver } from './bookings.store.ts'
import { carForRide, isOurs } from './car-for-ride.ts'
import { otherWays } from './other-ways.ts'
import { gistOf } from './ride-lines.ts'
import type { Ride } from './ride-wish.ts'
import { changeRide, findRide } from './rides.store.ts'
import { schemeOf } from './scheme-of.ts'
import { driveApart } from './together/drive-apart.ts'
import { wakeWaiting } from './waiting/waiting.store.ts'

/** An organisation is to do this ride: its car and driver are free for others, and whoever shares its trip goes alone. */
export async function freeReferred(work: Work, requestId: string): Promise<void> {
  const ride = await findRide(work, requestId)
  if (!ride) return
  await driveApart(work, requestId)
  await freeDriver(work, requestId)
  if (ride.vehicleId === null) return
  await freeCar(work, requestId)
  await changeRide(work, requestId, { vehicleId: null })
  await wakeWaiting(work, ride.neighbourhoodId)
}

/**
 * No organisation does this ride: a car takes it again if one is free then. Else the answer is what the rider can choose,
 * which is for them to hear.
 */
export async function takeBackReferred(work: Work, request: HelpRequest): Promise<Line[]> {
  const none = await carForRide(work, request.id)
  if (!none) return []
  const at = work.core.neighbourhoods.get(request.neighbourhoodId)
  const { destination, arriveAt } = none
  const slots = { destination: destination.name, when: { when: whenOf(arriveAt, at.zone) } }
  return [
    { key: 'referred-rides.no-car', slots },
    { key: 'referred-rides.choose' },
    ...(mayWait(work, none) ? [{ key: 'referred-rides.choose-waiting' }] : []),
    ...otherWays(at),
  ]
}

/** Whether room that comes could still be booked. */
function mayWait(work: Work, ride: Ride): boolean {
  const scheme = schemeOf(work, ride.neighbourhoodId)
  return scheme !== null && isOurs(work, scheme, ride, work.now)
}

/** A rider who does not talk with us now hears what they can choose, and so does the desk, which calls if need be. */
export async function tellChoices(work: Work, request: HelpRequest, choices: Line[]): Promise<void> {
  if (choices.length === 0) return
  const { reached } = await tell(work, request.residentId, choices, {
    ...gistOf(choices),
    purpose: 'ride.no-car',
    requestId: request.id,
    notBefore: inTheMorning(work, request),
  })
  await tellDeskOfChoices(work, request, reached)
}

/** The desk hears that nobody is asked, and whether the rider knows. */
export async function tellDeskOfChoices(work: Work, request: HelpRequest, knows: boolean): Promise<void> {
  const key = knows ? 'referred-rides.desk-no-car' : 'referred-rides.desk-no-car-call'
  const card = onCard(request)
  await noteToDesk(work, request.neighbourhoodId, { key }, { card, alarm: true })
}
