import { dayOf, momentOn } from '../../days.ts'
import { outside, overlap, type Stretch } from '../../stretches.ts'
import type { Work } from '../../work.ts'
import { busyCars } from '../bookings.store.ts'
import { carries } from '../check-ride.ts'
import { homeOf } from '../drivers.store.ts'
import { digitsOf } from '../ride-place.ts'
import type { RideScheme } from '../ride-scheme.ts'
import type { Ride } from '../ride-wish.ts'
import { schemeOf } from '../scheme-of.ts'
import { stretchesOf } from '../take-driver.ts'
import { travelIn } from '../travel.ts'
import { planTrip, planWayBack, type Trip } from './plan-trip.ts'
import { isDriverAway, ridesAround, type Sharable, sharable } from './together.store.ts'

/** Two rides that fit one trip, with all that must be held for it. */
export interface FoundTrip {
  /** The ride whose car and driver take both. */
  lead: Sharable & { driverId: string }
  other: Sharable
  /** When each is picked up and there: the lead's, then the other's. */
  legs: Trip['legs']
  /** When each is fetched and home again; null if each is fetched alone. */
  back: Trip['legs'] | null
  /** What the lead's car is away beyond what is kept for the rides already. */
  carToo: Stretch[]
  /** When the driver is away: for the trip and the way back of the lead, and for what is driven for the other alone. */
  driver: { lead: Stretch[]; other: Stretch[] }
}

/** The trip that would save most, of this ride with another one; null if there is none. */
export async function findPartner(work: Work, ride: Ride): Promise<FoundTrip | null> {
  const scheme = schemeOf(work, ride.neighbourhoodId)
  if (!scheme || ride.sharedWith || ride.outcome || ride.pickupAt <= work.now) return null
  const { earlyMinutes, detourMinutes } = scheme.together
  const ids = await ridesAround(work, ride, earlyMinutes + detourMinutes + scheme.boardingMinutes)
  if (ids.length === 0) return null
  const all = await sharable(work, [ride.requestId, ...ids])
  const own = all.find((each) => each.ride.requestId === ride.requestId)
  if (!own) return null
  for (const each of all) {
    const found = each === own ? null : await fitTogether(work, scheme, own, each)
    if (found) return found
  }
  return null
}

/** Whether these two fit one trip now; null if not. */
export async function findTrip(work: Work, one: string, other: string): Promise<FoundTrip | null> {
  const [first, second] = await sharable(work, [one, other])
  const scheme = first && schemeOf(work, first.ride.neighbourhoodId)
  return first && second && scheme ? fitTogether(work, scheme, first, second) : null
}

async function fitTogether(
  work: Work,
  scheme: RideScheme,
  one: Sharable,
  another: Sharable,
): Promise<FoundTrip | null> {
  const pair = leadFirst(one, another)
  if (!pair) return null
  const [lead, other] = pair
  if (!mayShare(scheme, lead, other)) return null
  const isOwn = lead.ride.vehicleId === null
  const base = isOwn ? digitsOf({ postcode: await homeOf(work, lead.driverId) }) : scheme.base
  const travel = travelIn(work, lead.ride.neighbourhoodId, scheme)
  const { zone } = work.core.neighbourhoods.get(lead.ride.neighbourhoodId)
  const pairOf: [Ride, Ride] = [lead.ride, other.ride]
  const there = planTrip(scheme, pairOf, base, travel)
  if (!there || !isInService(work, zone, scheme, there)) return null
  const leadBack = await waysBack(work, lead.ride, lead.driverId)
  const otherBack = await waysBack(work, other.ride, lead.driverId)
  if (!leadBack || !otherBack) return null
  const both = planWayBack(scheme, pairOf, base, travel)
  const back = both && isInService(work, zone, scheme, both) ? both : null
  const together = back && (await holds(work, { lead, other, there, back, alone: [[], []] }))
  return together ?? holds(work, { lead, other, there, back: null, alone: [leadBack, otherBack] })
}

interface Wanted extends Pick<FoundTrip, 'lead' | 'other'> {
  there: Trip
  back: Trip | null
  /** When the driver fetches each of them alone. */
  alone: [Stretch[], Stretch[]]
}

/** The trip, if its driver and its car are free for all of it. */
async function holds(work: Work, { lead, other, there, back, alone }: Wanted): Promise<FoundTrip | null> {
  const { neighbourhoodId, vehicleId } = lead.ride
  const shared = back ? [there.away, back.away] : [there.away]
  const driver = { lead: [...shared, ...alone[0]], other: alone[1] }
  const all = [...driver.lead, ...driver.other]
  if (all.some((each, index) => all.slice(index + 1).some((next) => overlap(each, next)))) return null
  if (await isDriverAway(work, lead.driverId, all, [lead.ride.requestId, other.ride.requestId])) return null
  const found = { lead, other, legs: there.legs, back: back?.legs ?? null, driver }
  if (vehicleId === null) return { ...found, carToo: [] }
  const carToo = shared.flatMap((each) => outside(each, keptFor(lead.ride, other.ride)))
  for (const piece of carToo) {
    const busy = (await busyCars(work, neighbourhoodId, piece, null)).get(vehicleId) ?? []
    if (busy.some((each) => overlap(piece, each))) return null
  }
  return { ...found, carToo }
}

/** When the driver fetches the rider; null if they do not go home in between, and so cannot be shared. */
async function waysBack(work: Work, ride: Ride, driverId: string): Promise<Stretch[] | null> {
  const [, ...back] = await stretchesOf(work, ride, driverId)
  return ride.way === 'one-way' || back.length > 0 ? back : null
}

/** Whoever has a driver takes the other along; of two, whoever booked first. */
function leadFirst(one: Sharable, another: Sharable): [FoundTrip['lead'], Sharable] | null {
  const [first, second] = one.ride.bookedAt <= another.ride.bookedAt ? [one, another] : [another, one]
  if (first.driverId !== null) return [{ ...first, driverId: first.driverId }, second]
  return second.driverId === null ? null : [{ ...second, driverId: second.driverId }, first]
}

/** What does not depend on the hour: seats, what comes along, addresses, and two riders who are not the driver. */
function mayShare(scheme: RideScheme, lead: FoundTrip['lead'], other: Sharable): boolean {
  const rides = [lead.ride, other.ride]
  const people = [lead.residentId, other.residentId]
  if (new Set([...people, lead.driverId]).size < 3) return false
  if (rides.some((ride) => digitsOf(ride.pickup) === null || digitsOf(ride.destination) === null))
    return false
  if ((lead.ride.vehicleId === null) !== (other.ride.vehicleId === null)) return false
  const withAid = rides.filter(({ aid }) => aid !== 'none')
  // two walkers or wheelchairs in one car are for somebody to look at
  if (withAid.length > 1) return false
  const passengers = lead.ride.passengers + other.ride.passengers
  const car = scheme.vehicles.find(({ id }) => id === lead.ride.vehicleId) ?? scheme.ownCar
  return carries(car, { passengers, aid: withAid[0]?.aid ?? 'none' })
}

function isInService(work: Work, zone: string, { service }: RideScheme, { legs }: Trip): boolean {
  return legs.every(({ pickupAt, arriveAt }) => {
    const day = dayOf(pickupAt, zone)
    const [opens, closes] = [momentOn(day, service.from, zone), momentOn(day, service.until, zone)]
    return pickupAt > work.now && pickupAt >= opens && arriveAt <= closes
  })
}

/** What the lead's car is away for both already. */
function keptFor(lead: Ride, other: Ride): Stretch[] {
  return other.vehicleId === lead.vehicleId ? [...lead.stretches, ...other.stretches] : lead.stretches
}
