import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { isMoment, isWhen, laterOnClock, partsOfDay, spanOf, whenOf } from '../../../core/when.ts'

const zone = 'Europe/Amsterdam'
const iso = (when: string | null) => {
  const { from, until } = spanOf(when, zone)
  return [from?.toString() ?? null, until?.toString() ?? null]
}

const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const single = fc.oneof(
  day,
  fc
    .tuple(day, fc.integer({ min: 0, max: 23 }))
    .map(([date, hour]) => `${date}T${String(hour).padStart(2, '0')}:30`),
  fc.tuple(day, fc.constantFrom(...partsOfDay)).map(([date, part]) => `${date}@${part}`),
)

describe('when something is wanted', () => {
  test.each([
    ['2026-07-01', '2026-07-01T06:00:00Z', '2026-07-01T20:00:00Z'],
    ['2026-07-01T14:30', '2026-07-01T12:30:00Z', '2026-07-01T13:30:00Z'],
    ['2026-01-15@morning', '2026-01-15T07:00:00Z', '2026-01-15T11:00:00Z'],
    ['2026-01-15@noon', '2026-01-15T11:00:00Z', '2026-01-15T13:00:00Z'],
    ['2026-01-15@afternoon', '2026-01-15T11:00:00Z', '2026-01-15T17:00:00Z'],
    ['2026-01-15@evening', '2026-01-15T17:00:00Z', '2026-01-15T21:00:00Z'],
    ['2026-01-15/2026-01-17', '2026-01-15T07:00:00Z', '2026-01-17T21:00:00Z'],
    ['2026-01-15T14:00/2026-01-15T16:00', '2026-01-15T13:00:00Z', '2026-01-15T15:00:00Z'],
    ['/2026-01-17', null, '2026-01-17T21:00:00Z'],
    ['2026-01-15/', '2026-01-15T07:00:00Z', null],
    ['R/2026-01-15@morning/P1W', '2026-01-15T07:00:00Z', '2026-01-15T11:00:00Z'],
    ['asap', null, null],
  ])('%s lasts from %s until %s', (when, from, until) => {
    expect(isWhen(when)).toBe(true)
    expect(iso(when)).toEqual([from, until])
  })

  test('no time at all has no edges', () => expect(iso(null)).toEqual([null, null]))

  test.each([
    '',
    '/',
    'tomorrow',
    '2026-02-30',
    '2026-01-15T25:00',
    '2026-01-15@night',
    '2026-01-17/2026-01-15',
    'R/2026-01-15/P2M',
    '2026-01-15T14:00:00Z',
    'R/asap/P1W',
  ])('%j is no time', (text) => {
    expect(isWhen(text)).toBe(false)
    expect(iso(text)).toEqual([null, null])
  })

  test('the clock is put forward in the night of 29 March: a time that is skipped is an hour later', () => {
    expect(iso('2026-03-29T02:30')[0]).toBe('2026-03-29T01:30:00Z')
  })

  test('every single time has two edges in order, on its own day', () => {
    fc.assert(
      fc.property(single, (when) => {
        const { from, until } = spanOf(when, zone)
        if (!from || !until) throw new Error(`${when} has no edges`)
        expect(from.epochMilliseconds).toBeLessThanOrEqual(until.epochMilliseconds)
        expect(whenOf(new Date(from.epochMilliseconds), zone).slice(0, 10)).toBe(when.slice(0, 10))
      }),
    )
  })

  test('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => isWhen(text) === (iso(text).some(Boolean) || text === 'asap')),
    )
  })
})

test('only a day with its hour is a moment', () => {
  expect(
    ['2026-07-01T14:30', '2026-07-01', '2026-07-01@noon', '/2026-07-01T14:30', 'asap', null].filter(isMoment),
  ).toEqual(['2026-07-01T14:30'])
})

test.each([
  ['2026-11-24T10:15', 30, '2026-11-24T10:45'],
  ['2026-11-24T00:15', -30, '2026-11-23T23:45'],
  // the night in which the clock goes from two to three
  ['2026-03-29T01:30', 60, '2026-03-29T02:30'],
])('%s and %s minutes is %s on the same clock', (when, minutes, then) => {
  expect(laterOnClock(when, minutes)).toBe(then)
})
