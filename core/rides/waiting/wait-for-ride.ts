import { noteToDesk } from '../../desk/tell-desk.ts'
import { nameOf } from '../../people/volunteers.store.ts'
import { type When, whenOf } from '../../when.ts'
import type { Work } from '../../work.ts'
import type { Booker } from '../book-ride.ts'
import { bookBy } from '../booking-rule.ts'
import { holdCars } from '../bookings.store.ts'
import { type Checked, checkWish } from '../check-wish.ts'
import type { RideWish } from '../ride-wish.ts'
import { schemeOf } from '../scheme-of.ts'
import { insertWaiting } from './waiting.store.ts'

/** How it went: they wait until then; or there is room after all, or something else against it. */
export type Waits = { ok: true; until: When } | { ok: false; checked: Checked | null }

/** Puts somebody on the waiting list of a ride for which every car is out. */
export async function waitForRide(
  work: Work,
  wish: RideWish,
  { neighbourhoodId, riderId, words, language, forWhom = null }: Omit<Booker, 'origin' | 'actor'>,
  arrangementId: string | null = null,
): Promise<Waits> {
  const scheme = schemeOf(work, neighbourhoodId)
  if (!scheme) return { ok: false, checked: null }
  await holdCars(work, neighbourhoodId)
  const checked = await checkWish(work, neighbourhoodId, scheme, wish)
  if (checked.fits || checked.why !== 'full') return { ok: false, checked }
  const { zone } = work.core.neighbourhoods.get(neighbourhoodId)
  // a ride that is full could be booked otherwise, so its last moment is still to come
  const waitsUntil = bookBy(scheme, checked.pickupAt, zone) ?? checked.pickupAt
  await insertWaiting(work, {
    neighbourhoodId,
    riderId,
    wish,
    words,
    language,
    forWhom,
    arrangementId,
    waitsUntil,
  })
  const slots = {
    name: (await nameOf(work, riderId)) ?? '-',
    when: { when: wish.arriveAt },
    destination: wish.destination.name,
  }
  await noteToDesk(work, neighbourhoodId, { key: 'ride-waiting.desk-waits', slots })
  return { ok: true, until: whenOf(waitsUntil, zone) }
}
