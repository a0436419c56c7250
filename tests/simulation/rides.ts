import { Temporal } from 'temporal-polyfill'
import { dayOf, momentOn } from '../../core/days.ts'
import type { Actor } from '../../core/requests/help-request.ts'
import { bookRide } from '../../core/rides/book-ride.ts'
import type { RidePlace } from '../../core/rides/ride-place.ts'
import type { RideScheme } from '../../core/rides/ride-scheme.ts'
import type { RideWish } from '../../core/rides/ride-wish.ts'
import { findRide } from '../../core/rides/rides.store.ts'
import { serviceDaysFrom } from '../../core/rides/service-days.ts'
import { driveTogether } from '../../core/rides/together/drive-together.ts'
import { findPartner } from '../../core/rides/together/find-trip.ts'
import { whenOf } from '../../core/when.ts'
import { looking } from '../../core/work.ts'
import type { Chance } from './chance.ts'
import type { FastHouse } from './fast-house.ts'
import type { Asker } from './people.ts'

/** What came of a wish for a ride: booked, booked at another hour, or left alone since no hour suited. */
export type RideAsked = 'booked' | 'booked-later' | 'refused'

/** Somebody wants to be brought somewhere. Where that hour does not fit, most take one of the hours that do. */
export async function askForRide(
  house: FastHouse,
  chance: Chance,
  scheme: RideScheme,
  { personId }: Asker,
): Promise<{ how: RideAsked; requestId: string | null }> {
  const wish = anyWish(house, chance, scheme)
  const takesAnother = chance.happens(0.7)
  const booker = {
    neighbourhoodId: house.core.neighbourhoods.first.id,
    riderId: personId,
    words: 'Kan iemand mij brengen?',
    origin: 'sms',
    language: 'nl',
    actor: personId,
  } as const
  const first = await house.work((work) => bookRide(work, wish, booker))
  if (first.ok) return { how: 'booked', requestId: first.requestId }
  const [other] = takesAnother ? first.times : []
  if (!other) return { how: 'refused', requestId: null }
  const second = await house.work((work) => bookRide(work, movedTo(wish, other), booker))
  return second.ok
    ? { how: 'booked-later', requestId: second.requestId }
    : { how: 'refused', requestId: null }
}

/** The desk presses the button under a ride that fits one trip with another. */
export async function driveTogetherIfItFits(
  house: FastHouse,
  requestId: string,
  actor: Actor,
): Promise<void> {
  const work = looking(house.core)
  const ride = await findRide(work, requestId)
  const found = ride && (await findPartner(work, ride))
  if (!found) return
  const [one, other] = [found.lead.ride.requestId, found.other.ride.requestId]
  await house.work((doing) => driveTogether(doing, one, other, actor))
}

/** From home to the doctor, the shops or family, one to ten days ahead; most want to be fetched again. */
function anyWish(house: FastHouse, chance: Chance, scheme: RideScheme): RideWish {
  const { zone, postcodes } = house.core.neighbourhoods.first
  const tomorrow = dayOf(house.now, zone).add({ days: 1 })
  const [first = tomorrow, ...later] = serviceDaysFrom(scheme.service, tomorrow, 9)
  const day = chance.pick([first, ...later])
  const quarters = chance.between(0, 30)
  const there = momentOn(day, scheme.service.from, zone).getTime() + quarters * quarterMs
  const way = chance.weighed({ fetch: 6, wait: 2, 'one-way': 2 })
  const stay = { fetch: chance.between(4, 10), wait: 1, 'one-way': 0 }[way] * quarterMs
  return {
    pickup: {
      name: 'Thuis',
      street: 'Dorpsstraat',
      houseNumber: '1',
      postcode: `${postcodes[0] ?? '8925'} AB`,
    },
    destination: anyPlace(chance, scheme),
    arriveAt: whenOf(new Date(there), zone),
    way,
    returnAt: stay > 0 ? whenOf(new Date(there + stay), zone) : null,
    returnGuessed: chance.happens(0.3),
    passengers: chance.happens(0.15) ? 2 : 1,
    aid: chance.weighed({ none: 12, rollator: 6, wheelchair: 1 }),
  }
}

const quarterMs = 15 * 60_000

function anyPlace(chance: Chance, { places, area }: RideScheme): RidePlace {
  const [first, ...others] = places
  if (first && chance.happens(0.6)) {
    const { name, street, houseNumber, postcode } = chance.pick([first, ...others])
    return { name, street, houseNumber, postcode }
  }
  const [one = '8911', ...rest] = Object.keys(area)
  return { name: 'Familie', street: null, houseNumber: null, postcode: chance.pick([one, ...rest]) }
}

function movedTo(wish: RideWish, arriveAt: string): RideWish {
  if (wish.returnAt === null) return { ...wish, arriveAt }
  const stay = Temporal.PlainDateTime.from(wish.arriveAt).until(wish.returnAt)
  const returnAt = Temporal.PlainDateTime.from(arriveAt).add(stay).toString({ smallestUnit: 'minute' })
  return { ...wish, arriveAt, returnAt }
}
