import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type RideToCheck, whyUnfit } from '../../../core/rides/check-ride.ts'
import { planRide, ways } from '../../../core/rides/plan-ride.ts'
import type { RideScheme } from '../../../core/rides/ride-scheme.ts'
import { priceCents } from '../../../core/rides/tariff.ts'
import { estimateTravel } from '../../../core/rides/travel.ts'
import { writeCents } from '../../../core/write-cents.ts'
import { at, autoMaatje, maxMobiel, zone } from './scheme.ts'

const now = at('2026-11-23T10:00')

function ride(
  scheme: RideScheme,
  different: Partial<RideToCheck> & { arrive?: string; back?: string | null },
) {
  const { arrive = '2026-11-24T10:15', back = null, ...rest } = different
  const facts = {
    pickup: '8925',
    destination: '8934',
    passengers: 1,
    aid: 'none' as const,
    way: back ? ('fetch' as const) : ('one-way' as const),
    ...rest,
  }
  const times = { ...facts, arriveAt: at(arrive), returnAt: back ? at(back) : null }
  return { ...facts, plan: planRide(scheme, times, scheme.base, estimateTravel(scheme)) }
}

describe('the rules of a scheme', () => {
  test.each<[string, Parameters<typeof ride>[1], string | null]>([
    ['an ordinary ride', {}, null],
    ['there and back', { back: '2026-11-24T11:15' }, null],
    ['to another town', { destination: '9001' }, 'outside-area'],
    ['from another town', { pickup: '9001' }, 'outside-area'],
    ['to a place whose postcode nobody knows', { destination: null }, null],
    ['with three people', { passengers: 3 }, 'too-many'],
    ['with two', { passengers: 2 }, null],
    ['with a rollator', { aid: 'rollator' }, null],
    ['in a wheelchair', { aid: 'wheelchair' }, 'no-wheelchair'],
    ['on Saturday', { arrive: '2026-11-28T10:15' }, 'free-day'],
    ['on Christmas', { arrive: '2026-12-25T10:15' }, 'holiday'],
    ['before the car drives', { arrive: '2026-11-24T09:10' }, 'outside-hours'],
    ['home too late', { back: '2026-11-24T16:50' }, 'outside-hours'],
    ['this afternoon', { arrive: '2026-11-23T14:00' }, 'too-late'],
    ['in a year', { arrive: '2027-11-24T10:15' }, 'too-early'],
    ['a driver who waits an hour', { back: '2026-11-24T11:15', way: 'wait' }, 'wait-too-long'],
    ['a driver who waits half an hour', { back: '2026-11-24T10:45', way: 'wait' }, null],
  ])('%s', (_what, different, expected) => {
    expect(whyUnfit(maxMobiel(), ride(maxMobiel(), different), now, zone)).toBe(expected)
  })

  test('a car that takes no rollator says so', () => {
    const scheme = maxMobiel({ vehicles: [{ id: 'max', name: 'Max', passengers: 1, aids: ['none'] }] })
    expect(whyUnfit(scheme, ride(scheme, { aid: 'rollator' }), now, zone)).toBe('no-rollator')
  })

  test('what no other time would mend is said first', () => {
    const both = ride(maxMobiel(), { aid: 'wheelchair', arrive: '2026-12-25T10:15' })
    expect(whyUnfit(maxMobiel(), both, now, zone)).toBe('no-wheelchair')
  })
})

describe('the times of a ride', () => {
  const anyRide = fc.record({
    pickup: fc.constantFrom('8925', '8911', '8934', '9001', null),
    destination: fc.constantFrom('8925', '8911', '8934', null),
    arriveAt: fc
      .integer({ min: 0, max: 400 * 24 * 12 })
      .map((steps) => new Date(Date.UTC(2026, 10, 24) + steps * 300_000)),
    way: fc.constantFrom(...ways),
    waits: fc.integer({ min: -30, max: 300 }),
    scheme: fc.constantFrom(maxMobiel(), autoMaatje()),
  })

  test('never overlap themselves, and hold everything that happens', () => {
    fc.assert(
      fc.property(anyRide, ({ waits, scheme, ...wish }) => {
        const returnAt = wish.way === 'one-way' ? null : new Date(wish.arriveAt.getTime() + waits * 60_000)
        const plan = planRide(scheme, { ...wish, returnAt }, scheme.base, estimateTravel(scheme))
        const times = [plan.pickupAt, plan.arriveAt, plan.returnAt, plan.homeAt].filter(
          (each) => each !== null,
        )
        expect(times.map(Number)).toEqual([...times].map(Number).sort((a, b) => a - b))
        for (const time of times)
          expect(plan.stretches.some(({ from, until }) => from <= time && time <= until)).toBe(true)
        const [first, second] = plan.stretches
        if (first && second) expect(first.until < second.from).toBe(true)
        expect(Number.isInteger(plan.priceCents) && plan.priceCents >= 0).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('last as long in the nights in which the clock changes', () => {
    const scheme = maxMobiel()
    const lasts = (arriveAt: Date) => {
      const { pickupAt } = planRide(
        scheme,
        { pickup: '8925', destination: '8934', arriveAt, way: 'one-way', returnAt: null },
        '8925',
        estimateTravel(scheme),
      )
      return arriveAt.getTime() - pickupAt.getTime()
    }
    const usual = lasts(at('2026-11-24T10:15'))
    expect(lasts(new Date('2027-03-28T01:05:00Z'))).toBe(usual)
    expect(lasts(new Date('2027-10-31T01:05:00Z'))).toBe(usual)
  })

  test('an unknown place takes as long as the farthest one', () => {
    const travel = estimateTravel(maxMobiel())
    for (const place of ['8925', '8911', '8934'])
      expect(travel('8925', null).minutes).toBeGreaterThanOrEqual(travel('8925', place).minutes)
  })
})

describe('the tariff', () => {
  test.each([
    [{ baseCents: 100 }, 4321, 100],
    [{ perKmCents: 35 }, 3100, 109],
    [{ perKmCents: 35 }, 10_000, 350],
    [{ baseCents: 50, perKmCents: 35 }, 1, 50],
    [{ perKmCents: 35 }, 1_000_000, 35_000],
    [{}, 9000, 0],
  ])('%j over %i m is %i cents', (tariff, meters, cents) => {
    expect(priceCents(maxMobiel({ tariff }).tariff, meters)).toBe(cents)
  })

  test('from the door of the driver costs the empty way too', () => {
    const { plan } = ride(autoMaatje(), { pickup: '8911', back: '2026-11-24T11:15' })
    const travel = estimateTravel(autoMaatje())
    const meters = 2 * travel('8911', '8934').meters + 2 * travel('8925', '8911').meters
    expect(plan.meters).toBe(meters)
    expect(plan.priceCents).toBe(priceCents(autoMaatje().tariff, meters))
  })

  test('is written as people write it', () => {
    expect(writeCents(105, 'nl')).toBe('€ 1,05')
    expect(writeCents(5, 'en')).toBe('€0.05')
    expect(writeCents(1200, 'fy')).toBe('€ 12,00')
  })
})
