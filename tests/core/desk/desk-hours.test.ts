import { describe, expect, test } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import { type DeskDays, deskDayFrom, type OpeningHours, opensAt } from '../../../core/desk/desk-hours.ts'

const zone = 'Europe/Amsterdam'
const hours: OpeningHours[] = [
  { days: ['mon', 'wed'], from: '09:00', until: '12:00' },
  { days: ['wed'], from: '13:00', until: '17:00' },
]

const desk = (openingHours: OpeningHours[], rest: Partial<DeskDays> = {}): DeskDays => ({
  openingHours,
  holidays: 'NL',
  closedOn: [],
  ...rest,
})
const open = desk(hours)

describe('when somebody is at the desk again', () => {
  test.each([
    ['open', '2026-11-23T09:30:00Z', null],
    ['the minute it opens', '2026-11-23T08:00:00Z', null],
    ['the minute it closes', '2026-11-23T11:00:00Z', '2026-11-25T08:00:00.000Z'],
    ['before it opens', '2026-11-23T06:00:00Z', '2026-11-23T08:00:00.000Z'],
    ['in the break', '2026-11-25T11:30:00Z', '2026-11-25T12:00:00.000Z'],
    ['at the end of the week', '2026-11-25T20:00:00Z', '2026-11-30T08:00:00.000Z'],
    ['over the change of the clock', '2026-10-21T20:00:00Z', '2026-10-26T08:00:00.000Z'],
  ])('%s', (_what, now, opens) => {
    expect(opensAt(open, new Date(now), zone)?.toISOString() ?? null).toBe(opens)
  })

  test('without hours nobody is told anything', () => {
    expect(opensAt(desk([]), new Date('2026-11-22T03:00:00Z'), zone)).toBeNull()
  })

  test('one day a week: after it, the same day of the next week', () => {
    const mondays: OpeningHours[] = [{ days: ['mon'], from: '09:00', until: '12:00' }]
    expect(opensAt(desk(mondays), new Date('2026-11-23T12:00:00Z'), zone)?.toISOString()).toBe(
      '2026-11-30T08:00:00.000Z',
    )
  })

  const everyDay: OpeningHours[] = [
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', until: '17:00' },
  ]
  const from = (days: DeskDays, now: string) => opensAt(days, new Date(now), zone)?.toISOString() ?? null

  test('on a public holiday nobody is there, unless the neighbourhood says so', () => {
    expect(from(desk(everyDay), '2026-12-25T10:00:00Z')).toBe('2026-12-28T08:00:00.000Z')
    expect(from(desk(everyDay, { holidays: null }), '2026-12-25T10:00:00Z')).toBeNull()
    expect(from(desk(everyDay), '2027-04-27T10:00:00Z')).toBe('2027-04-28T07:00:00.000Z')
  })

  test('a desk with one day a week may be away for weeks', () => {
    const fridays: OpeningHours[] = [{ days: ['fri'], from: '09:00', until: '12:00' }]
    expect(from(desk(fridays), '2026-12-18T12:00:00Z')).toBe('2027-01-08T08:00:00.000Z')
  })

  test('days on which the desk closes of its own accord', () => {
    const away = { closedOn: ['2026-12-28', '2026-12-29'] }
    expect(from(desk(everyDay, away), '2026-12-25T10:00:00Z')).toBe('2026-12-30T08:00:00.000Z')
  })
})

describe('the next day with somebody at the desk', () => {
  test.each([
    ['that day itself', '2026-12-07', '2026-12-07'],
    ['the first working day after a weekend', '2026-12-06', '2026-12-07'],
    ['not a holiday', '2027-03-28', '2027-03-31'],
  ])('%s', (_what, day, expected) => {
    expect(deskDayFrom(open, Temporal.PlainDate.from(day)).toString()).toBe(expected)
  })

  test('any day, where no hours are known', () => {
    expect(deskDayFrom(desk([]), Temporal.PlainDate.from('2026-12-06')).toString()).toBe('2026-12-06')
  })
})
