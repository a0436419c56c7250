import { beginWeeklyRide } from '../arrangements/begin-weekly-ride.ts'
import type { Line } from '../conversations/intent.ts'
import { languages } from '../conversations/meaning.ts'
import { record } from '../requests/history.ts'
import { type Booker, bookRide } from '../rides/book-ride.ts'
import type { RideWish } from '../rides/ride-wish.ts'
import type { Work } from '../work.ts'
import { findOrAddPerson } from './counter.store.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'
import type { RideForm } from './desk-action.ts'
import { readPhone } from './open-at-counter.ts'
import { rideRefusal } from './ride-refusal.ts'
import { whisper } from './tell-desk.ts'

/** Books a ride for somebody on the phone; what does not fit is told with the times that do. */
export async function bookAtCounter(work: Work, form: RideForm, by: DeskMember): Promise<Deed> {
  const { neighbourhoodId, slackUser } = by
  const language = languages.find((each) => each === form.language) ?? 'nl'
  const [name, street, houseNumber] = [form.name.trim(), form.street.trim(), form.houseNumber.trim()]
  const { postcode, wish } = form
  const riderId = await findOrAddPerson(work, {
    neighbourhoodId,
    name,
    street,
    houseNumber,
    postcode,
    language,
    ...readPhone(work, form.phone),
  })
  const home = { name: `${street} ${houseNumber}`, street, houseNumber, postcode }
  const actor = actorOf(by)
  const ride = { ...wish, pickup: home }
  const words = wish.destination.name
  const booker = { neighbourhoodId, riderId, words, origin: 'phone', language, actor }
  if (form.weekly) return bookWeekly(work, ride, booker, by)
  const booked = await bookRide(work, ride, booker)
  if (booked.ok) await record(work, booked.requestId, 'entered-at-desk', actor)
  else await whisper(work, neighbourhoodId, slackUser, rideRefusal('unfit', booked))
  return { ok: true }
}

/** Whoever booked it tells the resident at once, so they hear which rides are booked and which are not. */
async function bookWeekly(
  work: Work,
  ride: RideWish,
  booker: Booker,
  { neighbourhoodId, slackUser }: DeskMember,
): Promise<Deed> {
  const booked = await beginWeeklyRide(work, ride, booker)
  if (!booked.ok) {
    await whisper(work, neighbourhoodId, slackUser, rideRefusal('unfit', booked))
    return { ok: true }
  }
  for (const time of booked.times) {
    const when = { when: time.when }
    const line: Line =
      'number' in time
        ? { key: 'weekly-rides.time-booked', slots: { when, number: time.number } }
        : { key: 'weekly-rides.time-missed', slots: { when, why: { line: `weekly-rides.why-${time.why}` } } }
    await whisper(work, neighbourhoodId, slackUser, line)
  }
  return { ok: true }
}
