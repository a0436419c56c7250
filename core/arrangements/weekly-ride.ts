import type { Line } from '../conversations/intent.ts'
import { noteToDesk } from '../desk/tell-desk.ts'
import { tell } from '../outbox/tell.ts'
import { nameOf } from '../people/volunteers.store.ts'
import { foardoar } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { type Booked, bookRide } from '../rides/book-ride.ts'
import type { Misfit } from '../rides/check-ride.ts'
import { wishAt } from '../rides/later.ts'
import type { RideWish } from '../rides/ride-wish.ts'
import { waitForRide } from '../rides/waiting/wait-for-ride.ts'
import type { Work } from '../work.ts'
import type { Arrangement } from './arrangement.ts'
import { joinArrangement } from './arrangements.store.ts'

/**
 * So long before its day each ride of a weekly one is booked: before most others ask for that hour, and long enough to
 * look for another way when it cannot be.
 */
export const rideDaysAhead = 14

/** Why one time of a weekly ride is not driven. */
export type Missed = Misfit | 'no-scheme'

/** The same ride on another day, at the same hours. */
export function wishOn(wish: RideWish, day: string, zone: string): RideWish {
  return wishAt(wish, `${day}${wish.arriveAt.slice(10)}`, zone)
}

/** Books one time of a weekly ride, and says how that went. */
export async function bookOneTime(
  work: Work,
  { id, neighbourhoodId, residentId, words, language, forWhom, ride }: Arrangement,
  day: string,
  actor: string,
): Promise<Booked> {
  if (!ride) throw new Error('An arrangement that is no ride cannot be booked.')
  const { zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const origin = 'arrangement'
  const booker = { neighbourhoodId, riderId: residentId, words, language, forWhom, origin, actor }
  const booked = await bookRide(work, wishOn(ride, day, zone), booker)
  if (!booked.ok) return booked
  await joinArrangement(work, booked.requestId, id, day)
  await record(work, booked.requestId, 'arrangement-opened', foardoar)
  return booked
}

/** The next time of a weekly ride comes near: it is booked in silence, or its rider and the desk hear why not. */
export async function bookTime(work: Work, arrangement: Arrangement, day: string): Promise<void> {
  const booked = await bookOneTime(work, arrangement, day, foardoar)
  if (!booked.ok) await tellMissed(work, arrangement, day, booked.why)
}

async function tellMissed(work: Work, arrangement: Arrangement, day: string, why: Missed): Promise<void> {
  const { residentId, neighbourhoodId, atTime, ride } = arrangement
  const when = { when: `${day}${atTime}` }
  const slots = { when, destination: ride?.destination.name ?? '', why: { line: `weekly-rides.why-${why}` } }
  // a holiday was told when it was booked; that somebody counts on a car that is out is for a person to solve
  const expected = why === 'holiday' || why === 'free-day'
  const line = { key: 'weekly-rides.missed', slots }
  const waits = why === 'full' && (await waitForRoom(work, arrangement, day))
  const rest = expected
    ? { key: 'weekly-rides.goes-on' }
    : waits
      ? { key: 'weekly-rides.waits' }
      : deskLooks(work, neighbourhoodId)
  const told = await tell(work, residentId, [line, rest], { gist: line, purpose: 'ride.weekly-missed' })
  if (expected && told.reached) return
  const name = (await nameOf(work, residentId)) ?? '-'
  const key = told.reached ? 'weekly-rides.desk-missed' : 'weekly-rides.desk-missed-call'
  const deskSlots = { name, when, why: { line: `desk-rides.why-${why}` } }
  await noteToDesk(work, neighbourhoodId, { key, slots: deskSlots }, { alarm: true })
}

/** A time of a weekly ride for which the car is out waits for room like any other. */
export async function waitForRoom(work: Work, arrangement: Arrangement, day: string): Promise<boolean> {
  const { id, neighbourhoodId, residentId: riderId, words, language, forWhom, ride } = arrangement
  if (!ride) return false
  const { zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const rider = { neighbourhoodId, riderId, words, language, forWhom }
  return (await waitForRide(work, wishOn(ride, day, zone), rider, id)).ok
}

function deskLooks(work: Work, neighbourhoodId: string): Line {
  const { phone } = work.core.neighbourhoods.get(neighbourhoodId).desk
  return phone
    ? { key: 'weekly-rides.desk-looks-phone', slots: { deskPhone: phone } }
    : { key: 'weekly-rides.desk-looks' }
}
