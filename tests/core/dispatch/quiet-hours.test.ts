import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  afterWakingMinutes,
  isQuiet,
  nextTime,
  onDay,
  whenAwake,
} from '../../../core/dispatch/quiet-hours.ts'

const zone = 'Europe/Amsterdam'
const quiet = { from: '21:30', until: '08:00' }
const moment = fc.date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })

describe('quiet hours', () => {
  test.each([
    ['2026-01-15T20:29:59Z', false],
    ['2026-01-15T20:30:00Z', true],
    ['2026-01-16T06:59:59Z', true],
    ['2026-01-16T07:00:00Z', false],
    ['2026-07-15T06:00:00Z', false],
  ])('at %s: %s', (at, expected) => expect(isQuiet(new Date(at), quiet, zone)).toBe(expected))

  test('quiet hours within one day, and none at all', () => {
    const noon = new Date('2026-01-15T12:30:00Z')
    expect(isQuiet(noon, { from: '13:00', until: '14:00' }, zone)).toBe(true)
    expect(isQuiet(noon, { from: '08:00', until: '08:00' }, zone)).toBe(false)
  })

  test('a delay that begins before the night goes on in the morning', () => {
    const at = afterWakingMinutes(new Date('2026-01-15T20:20:00Z'), 30, quiet, zone)
    expect(at.toISOString()).toBe('2026-01-16T07:20:00.000Z')
  })

  test('a delay never ends in the quiet hours and is never shorter than it says', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 3000 }), (from, minutes) => {
        const at = afterWakingMinutes(from, minutes, quiet, zone)
        expect(isQuiet(at, quiet, zone)).toBe(false)
        expect(at.getTime() - from.getTime()).toBeGreaterThanOrEqual(minutes * 60_000)
      }),
    )
  })

  test('waking up is never earlier and never quiet', () => {
    fc.assert(
      fc.property(moment, (from) => {
        const awake = whenAwake(from, quiet, zone)
        expect(awake >= from && !isQuiet(awake, quiet, zone)).toBe(true)
      }),
    )
  })

  test('the same time the next day, also when the clock is put back', () => {
    expect(nextTime(new Date('2026-10-24T08:00:00Z'), '10:00', zone).toISOString()).toBe(
      '2026-10-25T09:00:00.000Z',
    )
    expect(onDay(new Date('2026-10-25T12:00:00Z'), -1, '18:00', zone).toISOString()).toBe(
      '2026-10-24T16:00:00.000Z',
    )
  })

  test.each([
    ['forward', '2026-03-28T20:20:00Z', '2026-03-29T06:20:00.000Z'],
    ['back', '2026-10-24T19:20:00Z', '2026-10-25T07:20:00.000Z'],
  ])('in the night in which the clock is put %s the morning comes at eight all the same', (_, from, at) => {
    expect(afterWakingMinutes(new Date(from), 30, quiet, zone).toISOString()).toBe(at)
    expect(whenAwake(new Date(Date.parse(from) + 3_600_000), quiet, zone).toISOString()).toBe(
      at.replace('20:00.', '00:00.'),
    )
  })

  const quarter = 15 * 60_000
  const aroundTheNights = fc
    .record({
      night: fc.constantFrom('2026-03-28T12:00:00Z', '2026-10-24T12:00:00Z'),
      quarters: fc.nat(120),
    })
    .map(({ night, quarters }) => new Date(Date.parse(night) + quarters * quarter))
  const anyTime = fc.nat(95).map((part) => new Date(part * quarter).toISOString().slice(11, 16))

  test('whatever hours somebody keeps, in those nights only waking minutes count, and nobody sleeps through a day', () => {
    fc.assert(
      fc.property(aroundTheNights, anyTime, anyTime, fc.nat(20), (from, start, until, quarters) => {
        const hours = { from: start, until }
        const at = afterWakingMinutes(from, quarters * 15, hours, zone)
        expect(isQuiet(at, hours, zone)).toBe(false)
        let waking = 0
        for (let moment = from.getTime(); moment < at.getTime(); moment += quarter)
          if (!isQuiet(new Date(moment), hours, zone)) waking += 15
        expect(waking).toBe(quarters * 15)
      }),
      { numRuns: Number(process.env.WORLDS ?? 200) },
    )
  })
})
