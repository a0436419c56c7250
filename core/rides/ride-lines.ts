import type { Line } from '../conversations/intent.ts'
import { type Referral, tellerOf } from '../referrals/referral.ts'
import { type When, whenOf } from '../when.ts'
import type { Work } from '../work.ts'
import { placeLine } from './ride-place.ts'
import type { Ride } from './ride-wish.ts'
import { schemeOf } from './scheme-of.ts'
import { asDriven } from './together/as-driven.ts'

/** What a driver has to know of a ride once they said yes: times, places, and what comes along. */
export function driverLines(work: Pick<Work, 'core'>, booked: Ride): Line[] {
  const ride = asDriven(booked)
  const { zone } = work.core.neighbourhoods.get(ride.neighbourhoodId)
  const clock = (moment: Date) => whenOf(moment, zone).slice(11)
  const there: Line = {
    key: 'rides.driver-there',
    slots: {
      pickupTime: clock(ride.pickupAt),
      pickup: placeLine(ride.pickup),
      arriveTime: clock(ride.arriveAt),
      destination: placeLine(ride.destination),
    },
  }
  const back: Line[] = ride.returnAt
    ? [
        {
          key: `rides.driver-${ride.way === 'wait' ? 'waits' : 'fetches'}`,
          slots: { time: clock(ride.returnAt) },
        },
      ]
    : [{ key: 'rides.driver-one-way' }]
  return [there, ...back, ...alongLines(ride), ...carLines(work, ride)]
}

function alongLines({ aid, passengers }: Ride): Line[] {
  const lines: Line[] = []
  if (aid !== 'none') lines.push({ key: 'rides.along-aid', slots: { aid: { line: `rides.aid-${aid}` } } })
  if (passengers > 1) lines.push({ key: 'rides.along-people', slots: { people: passengers } })
  return lines
}

function carLines(work: Pick<Work, 'core'>, ride: Ride): Line[] {
  const car = carName(work, ride)
  const pays = paysLine(work, ride)
  return car ? [{ key: 'rides.car', slots: { car } }, pays] : [pays]
}

/** What the rider pays, or may give. */
function paysLine(work: Pick<Work, 'core'>, { neighbourhoodId, priceCents: cents }: Ride): Line {
  const voluntary = schemeOf(work, neighbourhoodId)?.tariff.voluntary ?? false
  if (cents === 0) return { key: 'rides.pays-nothing' }
  return { key: voluntary ? 'rides.pays-voluntary' : 'rides.pays', slots: { price: { cents } } }
}

/** What the car is called; null if the driver comes with their own. */
function carName(work: Pick<Work, 'core'>, { neighbourhoodId, vehicleId }: Ride): string | null {
  return schemeOf(work, neighbourhoodId)?.vehicles.find(({ id }) => id === vehicleId)?.name ?? null
}

/** What the rider hears once there is a driver: who comes, when, in which car and what to pay. */
export function riderLines(work: Work, booked: Ride, driver: string | null, key: string): Line[] {
  const ride = asDriven(booked)
  const { zone } = work.core.neighbourhoods.get(ride.neighbourhoodId)
  const when: When = whenOf(ride.pickupAt, zone)
  const slots = { when: { when }, destination: ride.destination.name }
  const first: Line = driver ? { key, slots: { ...slots, name: driver } } : { key: `${key}-nameless`, slots }
  return [first, ...riderBack(work, ride), ...carLines(work, ride)]
}

/** How the rider comes home again. */
export function riderBack(work: Work, { neighbourhoodId, returnAt, way }: Ride): Line[] {
  if (!returnAt) return []
  const { zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const key = `rides.rider-${way === 'wait' ? 'waits' : 'fetched'}`
  return [{ key, slots: { time: whenOf(returnAt, zone).slice(11) } }]
}

/** What the rider hears when the desk changed a ride. */
export function changedLines(work: Work, ride: Ride): Line[] {
  const { zone } = work.core.neighbourhoods.get(ride.neighbourhoodId)
  const when = { when: whenOf(ride.pickupAt, zone) }
  const slots = { when, pickup: placeLine(ride.pickup), destination: placeLine(ride.destination) }
  return [
    { key: 'rides.changed', slots },
    ...riderBack(work, ride),
    ...alongLines(ride),
    ...carLines(work, ride),
  ]
}

/** The same of a ride that an organisation is to do: no car of ours comes, and who lets them know. */
export function referredLines(work: Work, ride: Ride, referral: Referral): Line[] {
  const { zone } = work.core.neighbourhoods.get(ride.neighbourhoodId)
  const slots = { when: { when: whenOf(ride.arriveAt, zone) }, destination: ride.destination.name }
  const { organisation } = referral
  return [
    { key: 'referred-rides.changed', slots },
    { key: `referred-rides.told-by-${tellerOf(referral)}`, slots: { organisation } },
  ]
}

/** The ping for a driver: roughly where and when, and nothing about who. */
export function pingLine(work: Work, ride: Ride, answerBy: When): Line {
  const { name: neighbourhood, zone } = work.core.neighbourhoods.get(ride.neighbourhoodId)
  const slots = {
    neighbourhood,
    when: { when: whenOf(ride.pickupAt, zone) },
    until: whenOf(ride.homeAt ?? ride.arriveAt, zone).slice(11),
    answerBy: { until: answerBy },
  }
  return { key: ride.returnAt ? 'rides.ping-return' : 'rides.ping', slots }
}

/** The same, once the hour is another one than the ping said. */
export function movedPingLine(work: Work, ride: Ride): Line {
  const { zone } = work.core.neighbourhoods.get(ride.neighbourhoodId)
  const until = whenOf(ride.homeAt ?? ride.arriveAt, zone).slice(11)
  return { key: 'rides.ping-moved', slots: { when: { when: whenOf(ride.pickupAt, zone) }, until } }
}

/** What stands for all of it where only an approved template may go: the first line. */
export function gistOf([first]: Line[]): { gist?: Line } {
  return first ? { gist: first } : {}
}
