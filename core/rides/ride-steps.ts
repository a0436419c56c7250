import { noteToDesk, onCard } from '../desk/tell-desk.ts'
import { onDay } from '../dispatch/quiet-hours.ts'
import type { NextStep } from '../jobs/next-step.ts'
import { tell } from '../outbox/tell.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import { foardoar } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { nudgeDaily, nudgeDesk } from '../requests/nudge-desk.ts'
import { whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import { remindRide } from './remind-ride.ts'
import { hasHappened } from './ride-history.store.ts'
import type { Ride } from './ride-wish.ts'
import { findRide } from './rides.store.ts'
import { schemeOf } from './scheme-of.ts'

type Deed = (work: Work, request: HelpRequest, ride: Ride) => Promise<unknown>

/** What is done in another way for a ride than for other help; what is not named here is done as for any request. */
const rideDeeds: Partial<Record<NextStep, Deed>> = {
  remind: remindRide,
  'nudge-desk': async (work, request, ride) => {
    await tellNoDriverYet(work, request, ride)
    await nudgeDesk(work, request, driverBy(work, ride))
  },
  'nudge-daily': (work, request, ride) => nudgeDaily(work, request, driverBy(work, ride)),
}

/** Does a step of a ride in its own way; false if this is no ride, or the step is done as for any request. */
export async function runRideStep(work: Work, request: HelpRequest): Promise<boolean> {
  const deed = request.nextStep && rideDeeds[request.nextStep]
  const ride = deed && (await findRide(work, request.id))
  if (!ride) return false
  await deed(work, request, ride)
  return true
}

/** The evening before, by which a driver has to be found. */
function driverBy(work: Work, { neighbourhoodId, pickupAt }: Ride): Date | null {
  const scheme = schemeOf(work, neighbourhoodId)
  const { zone } = work.core.neighbourhoods.get(neighbourhoodId)
  return scheme && onDay(pickupAt, -1, scheme.driverBy, zone)
}

/** The desk knows it first; who still has no driver in the evening before hears it too, once. */
async function tellNoDriverYet(work: Work, request: HelpRequest, ride: Ride): Promise<void> {
  const by = driverBy(work, ride)
  const { zone, desk } = work.core.neighbourhoods.get(ride.neighbourhoodId)
  if (request.status !== 'searching' || by === null || work.now < by) return
  if (await hasHappened(work, request.id, 'told-no-driver')) return
  const slots = { when: { when: whenOf(ride.pickupAt, zone) }, destination: ride.destination.name }
  const line = desk.phone
    ? { key: 'rides.no-driver-yet-phone', slots: { ...slots, deskPhone: desk.phone } }
    : { key: 'rides.no-driver-yet', slots }
  await record(work, request.id, 'told-no-driver', foardoar)
  const told = await tell(work, request.residentId, [line], {
    purpose: 'ride.no-driver',
    requestId: request.id,
  })
  const card = onCard(request)
  const key = told.reached ? 'rides.desk-rider-knows' : 'rides.desk-call-rider'
  await noteToDesk(work, request.neighbourhoodId, { key }, { card, alarm: !told.reached })
}
