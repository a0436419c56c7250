import { joinArrangement } from '../../arrangements/arrangements.store.ts'
import { noteToDesk } from '../../desk/tell-desk.ts'
import { nameOf } from '../../people/volunteers.store.ts'
import type { Work } from '../../work.ts'
import { type Booked, bookRide } from '../book-ride.ts'
import { holdCars } from '../bookings.store.ts'
import { endWaiting, findWaiting, wakeWaiting } from './waiting.store.ts'
import type { Waiting } from './waiting.ts'

/** What came of the answer to "there is room": a booking, or thanks for saying so, or it was too late. */
export type RoomAnswered = Booked | { ok: false; why: 'gone' | 'declined' }

/** Somebody who waited says whether they still want the ride; who does not makes room for the next. */
export async function answerRoom(
  work: Work,
  id: string,
  personId: string,
  wants: boolean,
): Promise<RoomAnswered> {
  const waiting = await ofThem(work, id, personId)
  if (waiting?.status !== 'asked') return { ok: false, why: 'gone' }
  const { neighbourhoodId, wish, words, language, forWhom, arrangementId } = waiting
  await endWaiting(work, id, wants ? 'booked' : 'declined')
  if (!wants) {
    await wakeWaiting(work, neighbourhoodId)
    return { ok: false, why: 'declined' }
  }
  const booker = { neighbourhoodId, riderId: personId, words, language, forWhom, origin: 'waiting-list' }
  const booked = await bookRide(work, wish, { ...booker, actor: personId })
  if (booked.ok && arrangementId)
    await joinArrangement(work, booked.requestId, arrangementId, wish.arriveAt.slice(0, 10))
  return booked
}

/** Somebody who waits does not need it any more. */
export async function leaveWaiting(work: Work, id: string, personId: string): Promise<boolean> {
  const waiting = await ofThem(work, id, personId)
  if (waiting?.status !== 'waiting' && waiting?.status !== 'asked') return false
  await endWaiting(work, id, 'left')
  await wakeWaiting(work, waiting.neighbourhoodId)
  const name = (await nameOf(work, personId)) ?? '-'
  const slots = { name, when: { when: waiting.wish.arriveAt } }
  await noteToDesk(work, waiting.neighbourhoodId, { key: 'ride-waiting.desk-left', slots })
  return true
}

/** Read again once the cars are held: until then somebody else may have changed it. */
async function ofThem(work: Work, id: string, personId: string): Promise<Waiting | null> {
  const known = await findWaiting(work, id)
  if (known?.riderId !== personId) return null
  await holdCars(work, known.neighbourhoodId)
  return findWaiting(work, id)
}
