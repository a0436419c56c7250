import { editRide, type RideEdit } from '../rides/edit-ride.ts'
import type { Work } from '../work.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'
import { rideRefusal } from './ride-refusal.ts'
import { whisper } from './tell-desk.ts'

/** Changes a booked ride; what does not fit is told with the times that do, and the ride stays as it was. */
export async function editRideAtDesk(
  work: Work,
  requestId: string,
  edit: RideEdit,
  by: DeskMember,
): Promise<Deed> {
  const edited = await editRide(work, requestId, edit, actorOf(by))
  if (!('times' in edited)) return edited
  const line = rideRefusal('stays', edited, { number: edited.number })
  await whisper(work, by.neighbourhoodId, by.slackUser, line)
  return { ok: true }
}
