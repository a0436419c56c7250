import { beginWeeklyRide, checkWeekly } from '../arrangements/begin-weekly-ride.ts'
import { skipRides } from '../arrangements/skip-rides.ts'
import { bookRide } from '../rides/book-ride.ts'
import { moveRide } from '../rides/change-ride.ts'
import { checkWish } from '../rides/check-wish.ts'
import { lookUpRides } from '../rides/look-up-rides.ts'
import type { RideWish } from '../rides/ride-wish.ts'
import { keepMayRide } from '../rides/rides.store.ts'
import { schemeOf } from '../rides/scheme-of.ts'
import { answerRoom, leaveWaiting } from '../rides/waiting/answer-room.ts'
import { waitForRide } from '../rides/waiting/wait-for-ride.ts'
import { waitInstead } from '../rides/waiting/wait-instead.ts'
import type { When } from '../when.ts'
import type { Doing } from './doing.ts'
import type { FlowEvent } from './flow.ts'
import { passEnclosures } from './pass-on.ts'

type Answer = Omit<FlowEvent, 'facts'>

/** From intent to deed, for everything about rides. */
export const rideDeeds = {
  async lookUpRides(_deed: unknown, { work, loaded }: Doing): Promise<Answer> {
    return { type: 'ridesFound', rides: await lookUpRides(work, loaded.person) } as Answer
  },
  async rememberMayRide({ mayRide }: { mayRide: boolean }, { work, loaded }: Doing): Promise<void> {
    const { id, neighbourhoodId } = loaded.person
    const scheme = schemeOf(work, neighbourhoodId)
    if (scheme) await keepMayRide(work, id, scheme.id, mayRide)
  },
  async checkRide(
    { wish, weekly }: { wish: RideWish; weekly: boolean },
    { work, loaded }: Doing,
  ): Promise<Answer> {
    const { neighbourhoodId } = loaded.person
    const scheme = schemeOf(work, neighbourhoodId)
    if (!scheme) return { type: 'rideNotFound' }
    const { checked, notYet } = weekly
      ? await checkWeekly(work, neighbourhoodId, scheme, wish)
      : { checked: await checkWish(work, neighbourhoodId, scheme, wish), notYet: null }
    if (checked.fits) return { type: 'rideFits', quote: checked.quote, notYet } as Answer
    return { type: 'rideUnfit', why: checked.why, times: checked.times } as Answer
  },
  async moveRide(
    { requestId, to }: { requestId: string; to: When | { minutes: number } },
    { work, loaded }: Doing,
  ): Promise<Answer> {
    const own = loaded.requests.some(({ id }) => id === requestId)
    if (!own) return { type: 'rideNotFound' }
    const moved = await moveRide(work, requestId, to, loaded.person.id)
    if (moved.ok) return { type: 'rideMoved', pickupAt: moved.pickupAt, referral: moved.referral } as Answer
    if (moved.why === 'gone') return { type: 'rideNotFound' }
    return { type: 'rideUnfit', why: moved.why, times: moved.times } as Answer
  },
  async waitForRide(
    { wish, words, forWhom }: { wish: RideWish; words: string; forWhom: string | null },
    doing: Doing,
  ): Promise<Answer> {
    const { work, loaded, language } = doing
    const { id: riderId, neighbourhoodId } = loaded.person
    const waits = await waitForRide(work, wish, { neighbourhoodId, riderId, words, language, forWhom })
    if (waits.ok) return { type: 'rideWaits', until: waits.until } as Answer
    const { checked } = waits
    if (checked === null) return { type: 'rideNotFound' }
    return checked.fits
      ? ({ type: 'rideFits', quote: checked.quote, notYet: null } as Answer)
      : ({ type: 'rideUnfit', why: checked.why, times: checked.times } as Answer)
  },
  async waitInstead({ requestId }: { requestId: string }, { work, loaded }: Doing): Promise<Answer> {
    const went = await waitInstead(work, requestId, loaded.person.id)
    if (went.how === 'waits') return { type: 'rideWaits', until: went.until } as Answer
    if (went.how === 'booked') return { type: 'rideBooked', number: went.number } as Answer
    if (went.how === 'gone') return { type: 'rideNotFound' }
    return { type: 'rideUnfit', why: went.why, times: went.times } as Answer
  },
  async answerRoom(
    { waitingId, wants }: { waitingId: string; wants: boolean },
    { work, loaded }: Doing,
  ): Promise<Answer> {
    const answered = await answerRoom(work, waitingId, loaded.person.id, wants)
    if (answered.ok) return { type: 'rideBooked', number: answered.number } as Answer
    return 'times' in answered && answered.why !== 'no-scheme'
      ? ({ type: 'rideUnfit', why: answered.why, times: answered.times } as Answer)
      : ({ type: 'roomGone', why: answered.why === 'declined' ? 'declined' : 'gone' } as Answer)
  },
  async leaveWaiting({ waitingId }: { waitingId: string }, { work, loaded }: Doing): Promise<Answer> {
    const left = await leaveWaiting(work, waitingId, loaded.person.id)
    return left ? { type: 'waitingLeft' } : ({ type: 'roomGone', why: 'gone' } as Answer)
  },
  async skipRides(
    { arrangementId, days }: { arrangementId: string; days: string[] },
    { work, loaded }: Doing,
  ): Promise<Answer> {
    const skipped = await skipRides(work, arrangementId, loaded.person.id, days)
    return skipped.ok
      ? ({ type: 'ridesSkipped', next: skipped.next } as Answer)
      : ({ type: 'rideNotFound' } as Answer)
  },
  async bookRide(
    {
      wish,
      words,
      weekly,
      forWhom,
    }: { wish: RideWish; words: string; weekly: boolean; forWhom: string | null },
    doing: Doing,
  ): Promise<Answer> {
    const { work, loaded, language } = doing
    const { id: riderId, neighbourhoodId } = loaded.person
    const origin = loaded.message?.channel ?? 'sms'
    const booker = { neighbourhoodId, riderId, words, origin, language, forWhom, actor: riderId }
    const booked = weekly ? await beginWeeklyRide(work, wish, booker) : await bookRide(work, wish, booker)
    if (booked.ok) {
      await passEnclosures(doing)
      return 'number' in booked
        ? ({ type: 'rideBooked', number: booked.number } as Answer)
        : ({ type: 'weeklyRideBooked', times: booked.times } as Answer)
    }
    if (booked.why === 'no-scheme') return { type: 'rideNotFound' }
    return { type: 'rideUnfit', why: booked.why, times: booked.times } as Answer
  },
}
