import type { Work } from '../work.ts'
import { bookBy } from './booking-rule.ts'
import { freeCar, freeDriver } from './bookings.store.ts'
import type { Ride, RideOutcome } from './ride-wish.ts'
import { changeRide, findRide } from './rides.store.ts'
import { schemeOf } from './scheme-of.ts'
import { asDriven } from './together/as-driven.ts'
import { driveApart } from './together/drive-apart.ts'
import { wakeWaiting } from './waiting/waiting.store.ts'

/** How a request ended, as far as its ride is concerned. */
export type RequestEnding = 'done' | 'referred' | 'cancelled' | 'unmet' | 'turned-down'

/** A request ended: its ride keeps how, and what is still to come is given free for somebody else. */
export async function endRide(work: Work, requestId: string, ending: RequestEnding): Promise<void> {
  const ride = await findRide(work, requestId)
  if (!ride) return
  if (ride.outcome === null) await changeRide(work, requestId, { outcome: outcomeOf(work, ride, ending) })
  if (asDriven(ride).pickupAt <= work.now) return
  await driveApart(work, requestId)
  await freeCar(work, requestId)
  await freeDriver(work, requestId)
  if (ride.vehicleId !== null) await wakeWaiting(work, ride.neighbourhoodId)
}

/** Called off while others could still book that hour is in time. */
function outcomeOf(work: Work, ride: Ride, ending: RequestEnding): RideOutcome {
  if (ending !== 'cancelled') return ending
  const scheme = schemeOf(work, ride.neighbourhoodId)
  const { zone } = work.core.neighbourhoods.get(ride.neighbourhoodId)
  const deadline = scheme && bookBy(scheme, ride.pickupAt, zone)
  return deadline !== null && work.now < deadline ? 'cancelled-in-time' : 'cancelled-late'
}
