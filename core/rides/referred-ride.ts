import { noteToDesk } from '../desk/tell-desk.ts'
import type { Work } from '../work.ts'
import { busyCars, freeCar, freeDriver, holdCar, holdCars } from './bookings.store.ts'
import { freeCarFor } from './find-times.ts'
import { changeRide, findRide } from './rides.store.ts'
import { schemeOf } from './scheme-of.ts'
import { asDriven } from './together/as-driven.ts'
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

/** No organisation does this ride: a car takes it again if one is free then, else the desk hears that none is. */
export async function takeBackReferred(work: Work, requestId: string): Promise<void> {
  const ride = await findRide(work, requestId)
  const scheme = ride && schemeOf(work, ride.neighbourhoodId)
  if (!ride || !scheme || ride.vehicleId !== null || asDriven(ride).pickupAt <= work.now) return
  const { neighbourhoodId, stretches } = ride
  await holdCars(work, neighbourhoodId)
  const whole = {
    from: new Date(Math.min(...stretches.map(({ from }) => from.getTime()))),
    until: new Date(Math.max(...stretches.map(({ until }) => until.getTime()))),
  }
  const busy = await busyCars(work, neighbourhoodId, whole, requestId)
  const vehicleId = freeCarFor({ scheme, busy }, ride, stretches)
  if (vehicleId === undefined) return
  if (vehicleId === null) {
    const card = { kind: 'request', subjectId: requestId } as const
    return noteToDesk(work, neighbourhoodId, { key: 'rides.desk-car-gone' }, { card, alarm: true })
  }
  await holdCar(work, requestId, { neighbourhoodId, vehicleId }, stretches)
  await changeRide(work, requestId, { vehicleId })
}
