import { noteToDesk } from '../../desk/tell-desk.ts'
import { tell } from '../../outbox/tell.ts'
import { nameOf } from '../../people/volunteers.store.ts'
import type { Work } from '../../work.ts'
import { holdCars } from '../bookings.store.ts'
import { otherWays } from '../other-ways.ts'
import { offerRoom } from './offer-room.ts'
import { endWaiting, findWaiting, oweWaiting, wakeWaiting } from './waiting.store.ts'
import type { Waiting } from './waiting.ts'

/**
 * Looks at somebody who waits: something came free, or their answer stayed away, or the last moment has come. A tap
 * that came late or twice carries an older fence, and does nothing.
 */
export async function runWaitingStep(work: Work, id: string, fence: number): Promise<void> {
  const known = await findWaiting(work, id)
  if (!known) return
  await holdCars(work, known.neighbourhoodId)
  const waiting = await findWaiting(work, id)
  if (waiting?.fence !== fence) return
  if (waiting.status === 'asked') return lapse(work, waiting)
  if (waiting.status !== 'waiting') return
  if (waiting.waitsUntil <= work.now) return tellNoRoom(work, waiting)
  await offerRoom(work, waiting.neighbourhoodId)
  const after = await findWaiting(work, id)
  if (after?.status === 'waiting') await oweWaiting(work, id, waiting.waitsUntil)
}

/** No answer in time: the room is for the next, and they hear so. */
async function lapse(work: Work, waiting: Waiting): Promise<void> {
  await endWaiting(work, waiting.id, 'ended')
  await wakeWaiting(work, waiting.neighbourhoodId)
  const line = { key: 'ride-waiting.no-answer', slots: { when: { when: waiting.wish.arriveAt } } }
  await tell(work, waiting.riderId, [line], { gist: line, purpose: 'ride.room-lapsed' })
}

/** No room came: they hear so in time to look for something else, and so does the desk. */
async function tellNoRoom(work: Work, waiting: Waiting): Promise<void> {
  const { id, neighbourhoodId, riderId, wish } = waiting
  await endWaiting(work, id, 'ended')
  const slots = { when: { when: wish.arriveAt }, destination: wish.destination.name }
  const line = { key: 'ride-waiting.no-room', slots }
  const lines = [line, ...otherWays(work.core.neighbourhoods.get(neighbourhoodId))]
  const told = await tell(work, riderId, lines, { gist: line, purpose: 'ride.no-room' })
  const name = (await nameOf(work, riderId)) ?? '-'
  const key = told.reached ? 'ride-waiting.desk-no-room' : 'ride-waiting.desk-no-room-call'
  await noteToDesk(work, neighbourhoodId, { key, slots: { ...slots, name } }, { alarm: !told.reached })
}
