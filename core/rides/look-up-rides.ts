import type { Work } from '../work.ts'
import type { RidePlace } from './ride-place.ts'
import type { Aid, RideScheme } from './ride-scheme.ts'
import { latestAid, mayRide, placesOf } from './rides.store.ts'
import { schemeOf } from './scheme-of.ts'

/** What somebody who wants to be driven must be asked, and what need not be asked again. */
export interface RideFacts {
  scheme: {
    waitMinutes: number
    mostPassengers: number
    /** The hours it drives, as 09:00 and 17:00. */
    from: string
    until: string
    /** How long before a ride it must be booked. */
    notice: { key: string; slots: Record<string, string | number> }
  } | null
  /** Places of earlier rides and places that many go to, with the words people use for them. */
  places: (RidePlace & { words: string[] })[]
  /** Whether they may ride; null if they must still be asked. */
  mayRide: boolean | null
  /** What they brought along last time. */
  aid: Aid | null
}

const mostPlaces = 6

/** Looks up what a talk about a ride begins with. */
export async function lookUpRides(
  work: Work,
  person: { id: string; neighbourhoodId: string },
): Promise<RideFacts> {
  const scheme = schemeOf(work, person.neighbourhoodId)
  if (!scheme) return { scheme: null, places: [], mayRide: null, aid: null }
  const used = (await placesOf(work, person.id, mostPlaces)).map((place) => ({ ...place, words: [] }))
  const { waitMinutes, vehicles, ownCar, service } = scheme
  const cars = vehicles.length > 0 ? vehicles : [ownCar]
  return {
    scheme: {
      waitMinutes,
      from: service.from,
      until: service.until,
      notice: noticeOf(scheme),
      mostPassengers: Math.max(...cars.map(({ passengers }) => passengers)),
    },
    places: [...used, ...scheme.places.filter(({ name }) => !used.some((place) => place.name === name))],
    mayRide: scheme.asksWhoMayRide ? await mayRide(work, person.id, scheme.id) : true,
    aid: await latestAid(work, person.id),
  }
}

/** The booking rule in words. */
function noticeOf({ bookingRule: rule }: RideScheme): {
  key: string
  slots: Record<string, string | number>
} {
  const { booking_type: type, prior_notice_last_day: days = 1, prior_notice_last_time: time = '' } = rule
  if (type === 0) return { key: 'rides.notice-none', slots: {} }
  if (type === 1)
    return { key: 'rides.notice-minutes', slots: { minutes: rule.prior_notice_duration_min ?? 0 } }
  return days === 1
    ? { key: 'rides.notice-day', slots: { time } }
    : { key: 'rides.notice-days', slots: { workdays: days, time } }
}
