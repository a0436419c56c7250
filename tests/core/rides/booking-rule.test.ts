import { describe, expect, test } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import { bookBy, whyNotBookable } from '../../../core/rides/booking-rule.ts'
import { whyNoService } from '../../../core/rides/service-days.ts'
import { at, autoMaatje, maxMobiel, zone } from './scheme.ts'

describe('a ride is booked a day before, at three', () => {
  test.each([
    ['the minute before the deadline', '2026-11-24T10:00', '2026-11-23T14:59', null],
    ['at the deadline itself', '2026-11-24T10:00', '2026-11-23T15:00', 'too-late'],
    ['on the day itself', '2026-11-24T10:00', '2026-11-24T08:00', 'too-late'],
    ['on Friday for Monday', '2026-11-30T10:00', '2026-11-27T14:59', null],
    ['on Friday after three for Monday', '2026-11-30T10:00', '2026-11-27T15:00', 'too-late'],
    ['on Saturday for Monday', '2026-11-30T10:00', '2026-11-28T10:00', 'too-late'],
    ['on Saturday for Tuesday', '2026-12-01T10:00', '2026-11-28T10:00', null],
    ['before Christmas for the day after it', '2026-12-28T10:00', '2026-12-24T14:59', null],
    ['on Christmas for the Monday after it', '2026-12-28T10:00', '2026-12-25T10:00', 'too-late'],
    ['over New Year', '2027-01-04T10:00', '2026-12-31T14:59', null],
    ['on New Year itself', '2027-01-04T10:00', '2027-01-01T09:00', 'too-late'],
    ['after Easter Monday', '2027-03-30T10:00', '2027-03-26T14:59', null],
    ['on Easter Monday for Tuesday', '2027-03-30T10:00', '2027-03-29T09:00', 'too-late'],
    ['after King’s Day', '2027-04-28T10:00', '2027-04-26T14:59', null],
    ['the Friday before the clock goes forward', '2027-03-30T09:30', '2027-03-26T14:59', null],
    ['the Friday before the clock goes back', '2027-11-01T09:30', '2027-10-29T14:59', null],
    ['the Friday before the clock goes back, too late', '2027-11-01T09:30', '2027-10-29T15:00', 'too-late'],
    ['sixty days ahead', '2027-01-22T10:00', '2026-11-23T10:00', null],
    ['longer ahead', '2027-01-25T10:00', '2026-11-23T10:00', 'too-early'],
  ])('%s', (_what, pickup, now, expected) => {
    expect(whyNotBookable(maxMobiel(), at(pickup), at(now), zone)).toBe(expected)
  })
})

describe('two working days ahead', () => {
  test.each([
    ['on Monday for Wednesday', '2026-11-25T10:00', '2026-11-23T11:59', null],
    ['on Monday at noon for Wednesday', '2026-11-25T10:00', '2026-11-23T12:00', 'too-late'],
    ['on Thursday for Monday', '2026-11-30T10:00', '2026-11-26T11:59', null],
    ['on Friday for Monday', '2026-11-30T10:00', '2026-11-27T09:00', 'too-late'],
  ])('%s', (_what, pickup, now, expected) => {
    expect(whyNotBookable(autoMaatje(), at(pickup), at(now), zone)).toBe(expected)
  })
})

test('on the same day, so many minutes before', () => {
  const scheme = maxMobiel({ bookingRule: { booking_type: 1, prior_notice_duration_min: 90 } })
  expect(whyNotBookable(scheme, at('2026-11-23T12:00'), at('2026-11-23T10:29'), zone)).toBeNull()
  expect(whyNotBookable(scheme, at('2026-11-23T12:00'), at('2026-11-23T10:30'), zone)).toBe('too-late')
})

test('at any moment, but never in the past', () => {
  const scheme = maxMobiel({ bookingRule: { booking_type: 0 } })
  expect(whyNotBookable(scheme, at('2026-11-23T12:00'), at('2026-11-23T11:59'), zone)).toBeNull()
  expect(whyNotBookable(scheme, at('2026-11-23T12:00'), at('2026-11-23T12:00'), zone)).toBe('too-late')
})

test('the deadline is on the clock of the neighbourhood, also in the week in which the clock changes', () => {
  expect(bookBy(maxMobiel(), at('2027-03-29T10:00'), zone)?.toISOString()).toBe('2027-03-26T14:00:00.000Z')
  expect(bookBy(maxMobiel(), at('2027-03-30T10:00'), zone)?.toISOString()).toBe('2027-03-26T14:00:00.000Z')
  expect(bookBy(maxMobiel(), at('2027-03-31T10:00'), zone)?.toISOString()).toBe('2027-03-30T13:00:00.000Z')
  expect(bookBy(maxMobiel(), at('2027-11-01T10:00'), zone)?.toISOString()).toBe('2027-10-29T13:00:00.000Z')
})

describe('days without rides', () => {
  test.each([
    ['2026-11-28', 'free-day'],
    ['2026-12-25', 'holiday'],
    ['2026-12-24', null],
    ['2027-01-01', 'holiday'],
    ['2027-04-27', 'holiday'],
    ['2027-05-05', null],
    ['2027-05-06', 'holiday'],
    ['2027-05-17', 'holiday'],
  ])('%s: %s', (day, expected) => {
    expect(whyNoService(maxMobiel().service, Temporal.PlainDate.from(day))).toBe(expected)
  })

  test('a scheme may drive on holidays, and be closed on other days', () => {
    const { service } = maxMobiel({
      service: { ...maxMobiel().service, holidays: null, closedOn: ['2026-12-24'] },
    })
    expect(whyNoService(service, Temporal.PlainDate.from('2026-12-25'))).toBeNull()
    expect(whyNoService(service, Temporal.PlainDate.from('2026-12-24'))).toBe('free-day')
  })
})
