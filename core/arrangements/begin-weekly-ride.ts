import { Temporal } from 'temporal-polyfill'
import type { Booker } from '../rides/book-ride.ts'
import { holdCars } from '../rides/bookings.store.ts'
import type { Misfit } from '../rides/check-ride.ts'
import { type Checked, checkWish } from '../rides/check-wish.ts'
import type { RideScheme } from '../rides/ride-scheme.ts'
import type { RideWish } from '../rides/ride-wish.ts'
import { schemeOf } from '../rides/scheme-of.ts'
import { whyNoService } from '../rides/service-days.ts'
import type { When } from '../when.ts'
import type { Work } from '../work.ts'
import { type Arrangement, dayAfter } from './arrangement.ts'
import { insertArrangement, lockArrangement } from './arrangements.store.ts'
import { openingAt, oweNextTime } from './begin-arrangement.ts'
import { bookOneTime, type Missed, rideDaysAhead, waitForRoom, wishOn } from './weekly-ride.ts'

/** One time of a weekly ride: the number under which it is booked, or why it is not driven. */
export type WeeklyTime = { when: When } & ({ number: number } | { why: Missed })

/** How the booking of a weekly ride went: each time that is known by now, or why there is none at all. */
export type BookedWeekly = { ok: true; times: WeeklyTime[] } | { ok: false; why: Missed; times: When[] }

/** What only one week has against it: the next one may be right. */
const passing: readonly string[] = ['too-late', 'holiday', 'free-day', 'full']
const weeksToTry = 5
/** So far ahead holidays are told when the booking is made. */
const daysTold = 60

/** Holds a weekly ride against the rules: its first week that fits, and what was against this one. */
export async function checkWeekly(
  work: Work,
  neighbourhoodId: string,
  scheme: RideScheme,
  wish: RideWish,
): Promise<{ checked: Checked; wish: RideWish; notYet: Misfit | null }> {
  const { zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const day = wish.arriveAt.slice(0, 10)
  const first = await checkWish(work, neighbourhoodId, scheme, wish)
  if (first.fits || !passing.includes(first.why)) return { checked: first, wish, notYet: null }
  for (let week = 1; week < weeksToTry; week++) {
    const then = wishOn(wish, dayAfter(day, week), zone)
    const checked = await checkWish(work, neighbourhoodId, scheme, then)
    if (checked.fits) return { checked, wish: then, notYet: first.why }
  }
  return { checked: first, wish, notYet: null }
}

/** Books a ride for every week: those of the next days at once, and each later one as its day comes near. */
export async function beginWeeklyRide(work: Work, wanted: RideWish, booker: Booker): Promise<BookedWeekly> {
  const { neighbourhoodId, riderId: residentId, words, language, actor, forWhom = null } = booker
  const scheme = schemeOf(work, neighbourhoodId)
  if (!scheme) return { ok: false, why: 'no-scheme', times: [] }
  await holdCars(work, neighbourhoodId)
  const { checked, wish } = await checkWeekly(work, neighbourhoodId, scheme, wanted)
  if (!checked.fits) return { ok: false, why: checked.why, times: checked.times }
  const { zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const first = wish.arriveAt.slice(0, 10)
  const atTime = wish.arriveAt.slice(10)
  const id = await insertArrangement(work, {
    ...{ neighbourhoodId, residentId, volunteerId: null, category: 'ride', words, language },
    ...{ forWhom, byWhom: null },
    ...{ atTime, weeks: 1, ride: wish, skips: [], nextOn: first, nextStepAt: work.now },
  })
  const arrangement = await lockArrangement(work, id)
  if (!arrangement) throw new Error('An arrangement that was just made is not there.')
  const times: WeeklyTime[] = []
  let day = first
  for (; openingAt(day, work.now, zone, rideDaysAhead) <= work.now; day = dayAfter(day, 1)) {
    const booked = await bookOneTime(work, arrangement, day, actor)
    const when = `${day}${atTime}`
    if (!booked.ok && booked.why === 'full') await waitForRoom(work, arrangement, day)
    times.push(booked.ok ? { when, number: booked.number } : { when, why: booked.why })
  }
  await oweNextTime(work, id, day, { zone, daysAhead: rideDaysAhead })
  return { ok: true, times: [...times, ...withoutService(scheme, arrangement, day)] }
}

/** The days to come on which nobody drives. */
function withoutService({ service }: RideScheme, { atTime }: Arrangement, from: string): WeeklyTime[] {
  const last = Temporal.PlainDate.from(from).add({ days: daysTold - rideDaysAhead })
  const missed: WeeklyTime[] = []
  for (let day = from; day <= last.toString(); day = dayAfter(day, 1)) {
    const why = whyNoService(service, Temporal.PlainDate.from(day))
    if (why) missed.push({ when: `${day}${atTime}`, why })
  }
  return missed
}
