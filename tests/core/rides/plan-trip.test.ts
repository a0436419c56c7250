import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { planRide } from '../../../core/rides/plan-ride.ts'
import type { Ride } from '../../../core/rides/ride-wish.ts'
import { planTrip, planWayBack, type Trip } from '../../../core/rides/together/plan-trip.ts'
import { estimateTravel } from '../../../core/rides/travel.ts'
import { at, maxMobiel } from './scheme.ts'

const scheme = maxMobiel()
const travel = estimateTravel(scheme)
const minutes = (from: Date | null, until: Date | null) =>
  ((until?.getTime() ?? 0) - (from?.getTime() ?? 0)) / 60_000

/** A ride there and back, so many minutes after ten, with so many minutes there. */
function ride({ from, to, after, stays }: { from: string; to: string; after: number; stays: number }): Ride {
  const arriveAt = new Date(at('2026-11-24T10:00').getTime() + after * 60_000)
  const returnAt = new Date(arriveAt.getTime() + stays * 60_000)
  const times = { arriveAt, way: 'fetch', returnAt } as const
  const place = (postcode: string, street: string) => ({
    ...{ name: street, street, houseNumber: '1', postcode: `${postcode} AB` },
  })
  return {
    ...{ requestId: `${from}${after}`, neighbourhoodId: 'bilgaard', schemeId: scheme.id, riderId: 'r' },
    ...planRide(scheme, { ...times, pickup: from, destination: to }, scheme.base, travel),
    ...{ ...times, pickup: place(from, 'Kerkstraat'), destination: place(to, 'Dorpsstraat') },
    ...{ returnGuessed: false, passengers: 1, aid: 'none', vehicleId: 'max', drivenMeters: null },
    ...{ outcome: null, bookedAt: arriveAt, sharedWith: null, shared: null },
  }
}

const anyRide = fc
  .record({
    from: fc.constantFrom('8925', '8911', '8934'),
    to: fc.constantFrom('8925', '8911', '8934'),
    after: fc.integer({ min: 0, max: 40 }),
    stays: fc.integer({ min: 60, max: 100 }),
  })
  .map(ride)

/** Everything that happens on a trip happens while the car is away for it. */
function expectHeld({ away, legs }: Trip): void {
  for (const { pickupAt, arriveAt } of legs)
    expect([away.from <= pickupAt, pickupAt < arriveAt, arriveAt <= away.until]).toEqual([true, true, true])
}

describe('two rides in one trip', () => {
  test('there: nobody comes late, is much too early, is fetched later than promised, or is on the road much longer', () => {
    let trips = 0
    fc.assert(
      fc.property(anyRide, anyRide, (one, other) => {
        const trip = planTrip(scheme, [one, other], scheme.base, travel)
        if (!trip) return
        trips++
        expectHeld(trip)
        for (const [index, each] of [one, other].entries()) {
          const { pickupAt, arriveAt } = trip.legs[index === 0 ? 0 : 1]
          expect(minutes(arriveAt, each.arriveAt)).toBeGreaterThanOrEqual(0)
          expect(minutes(arriveAt, each.arriveAt)).toBeLessThanOrEqual(scheme.together.earlyMinutes)
          expect(pickupAt <= each.pickupAt).toBe(true)
          const longer = minutes(pickupAt, arriveAt) - minutes(each.pickupAt, each.arriveAt)
          expect(longer).toBeLessThanOrEqual(scheme.together.detourMinutes)
        }
      }),
      { numRuns: 300 },
    )
    expect(trips).toBeGreaterThan(20)
  })

  test('back: nobody is fetched before they are ready, waits much longer, or is on the road much longer', () => {
    let trips = 0
    fc.assert(
      fc.property(anyRide, anyRide, (one, other) => {
        const trip = planWayBack(scheme, [one, other], scheme.base, travel)
        if (!trip) return
        trips++
        expectHeld(trip)
        for (const [index, each] of [one, other].entries()) {
          const { pickupAt, arriveAt } = trip.legs[index === 0 ? 0 : 1]
          expect(minutes(each.returnAt, pickupAt)).toBeGreaterThanOrEqual(0)
          expect(minutes(each.returnAt, pickupAt)).toBeLessThanOrEqual(scheme.together.earlyMinutes)
          const longer = minutes(pickupAt, arriveAt) - minutes(each.returnAt, each.homeAt)
          expect(longer).toBeLessThanOrEqual(scheme.together.detourMinutes)
        }
      }),
      { numRuns: 300 },
    )
    expect(trips).toBeGreaterThan(20)
  })

  test('who goes one way only has no way back to share', () => {
    const one = ride({ from: '8925', to: '8911', after: 0, stays: 60 })
    const oneWay = { ...one, returnAt: null, homeAt: null }
    expect(planWayBack(scheme, [one, oneWay], scheme.base, travel)).toBeNull()
  })
})
