import { describe, expect, test } from '@jest/globals'
import { type OpeningHours, opensAt } from '../../../core/desk/desk-hours.ts'

const zone = 'Europe/Amsterdam'
const hours: OpeningHours[] = [
  { days: ['mon', 'wed'], from: '09:00', until: '12:00' },
  { days: ['wed'], from: '13:00', until: '17:00' },
]

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
    expect(opensAt(hours, new Date(now), zone)?.toISOString() ?? null).toBe(opens)
  })

  test('without hours nobody is told anything', () => {
    expect(opensAt([], new Date('2026-11-22T03:00:00Z'), zone)).toBeNull()
  })

  test('one day a week: after it, the same day of the next week', () => {
    const mondays: OpeningHours[] = [{ days: ['mon'], from: '09:00', until: '12:00' }]
    expect(opensAt(mondays, new Date('2026-11-23T12:00:00Z'), zone)?.toISOString()).toBe(
      '2026-11-30T08:00:00.000Z',
    )
  })
})
