import { expect, test } from '@jest/globals'
import { nudgeNext } from '../../../core/requests/nudge-at.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const leeuwarden = {
  zone: 'Europe/Amsterdam',
  desk: {
    daySummary: { at: '08:45', days: [...weekdays] },
    openingHours: [{ days: [...weekdays], from: '09:00', until: '17:00' }],
    holidays: null,
    closedOn: ['2026-02-02'],
  },
}
const friday = '2026-01-16T09:00:00Z'
const waiting = (wantedFrom: string | null, urgency: 'normal' | 'urgent' = 'normal') => ({
  urgency,
  wantedFrom: wantedFrom === null ? null : new Date(wantedFrom),
  withDeskSince: new Date(friday),
  openedAt: new Date(friday),
})
const next = (request: ReturnType<typeof waiting>, now: string, decidedBy: string | null = null) => {
  const { step, at } = nudgeNext(request, new Date(now), leeuwarden, decidedBy ? new Date(decidedBy) : null)
  return `${step} ${at.toISOString().slice(0, 16)}`
}

test('what may wait comes back with the next summary, over the weekend on Monday', () => {
  expect(next(waiting(null), '2026-01-16T10:00:00Z')).toBe('nudge-daily 2026-01-19T07:45')
  expect(next(waiting('2026-01-22T13:00:00Z'), '2026-01-19T07:45:00Z')).toBe('nudge-daily 2026-01-20T07:45')
})

test('there is no summary on a day on which the desk stays closed', () => {
  expect(next(waiting(null), '2026-01-30T10:00:00Z')).toBe('nudge-daily 2026-02-03T07:45')
})

test('the desk is called once more three hours before it is wanted, but not at night', () => {
  expect(next(waiting('2026-01-16T15:00:00Z'), '2026-01-16T10:00:00Z')).toBe('nudge-desk 2026-01-16T12:00')
  expect(next(waiting('2026-01-17T09:00:00Z'), '2026-01-16T10:00:00Z')).toBe('nudge-desk 2026-01-17T07:00')
  expect(next(waiting('2026-01-16T15:00:00Z'), '2026-01-16T12:00:00Z')).toBe('nudge-daily 2026-01-19T07:45')
})

test('what is urgent comes back each hour, for six hours', () => {
  const urgent = waiting('2026-01-16T12:00:00Z', 'urgent')
  expect(next(urgent, '2026-01-16T10:00:00Z')).toBe('nudge-desk 2026-01-16T11:00')
  expect(next(urgent, '2026-01-16T15:00:00Z')).toBe('nudge-daily 2026-01-19T07:45')
})

test('a ride comes back in the evening by which it needs a driver', () => {
  const ride = waiting('2026-01-19T13:00:00Z')
  expect(next(ride, '2026-01-16T10:00:00Z', '2026-01-18T17:00:00Z')).toBe('nudge-desk 2026-01-18T17:00')
})

test('a desk without summaries is told once a day', () => {
  const never = { ...leeuwarden, desk: { ...leeuwarden.desk, daySummary: { at: '08:45', days: [] } } }
  const { step, at } = nudgeNext(waiting(null), new Date('2026-01-16T10:00:00Z'), never)
  expect([step, at.toISOString()]).toEqual(['nudge-desk', '2026-01-17T10:00:00.000Z'])
})
