import type { Line } from '../conversations/intent.ts'
import { languages } from '../conversations/meaning.ts'
import { record } from '../requests/history.ts'
import { bookRide } from '../rides/book-ride.ts'
import type { When } from '../when.ts'
import type { Work } from '../work.ts'
import { findOrAddPerson } from './counter.store.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'
import type { RideForm } from './desk-action.ts'
import { readPhone } from './open-at-counter.ts'
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
  const booked = await bookRide(
    work,
    { ...wish, pickup: home },
    { neighbourhoodId, riderId, words: wish.destination.name, origin: 'phone', language, actor },
  )
  if (booked.ok) {
    await record(work, booked.requestId, 'entered-at-desk', actor)
    return { ok: true }
  }
  await whisper(work, neighbourhoodId, slackUser, refusal(booked.why, booked.times))
  return { ok: true }
}

function refusal(why: string, [first, second, third]: When[]): Line {
  const reason = { line: `desk-rides.why-${why}` }
  if (!first) return { key: 'desk-rides.unfit', slots: { why: reason } }
  const [two, three] = [second ?? first, third ?? second ?? first]
  return {
    key: 'desk-rides.unfit-times',
    slots: { why: reason, first: { when: first }, second: { when: two }, third: { when: three } },
  }
}
