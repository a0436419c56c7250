import { describe, expect, test } from '@jest/globals'
import { aDayLater, nextVisitStep } from '../../../core/dispatch/visits/visit-steps.ts'
import { nudgeAt } from '../../../core/requests/nudge-at.ts'

const zone = 'Europe/Amsterdam'
const quiet = { from: '21:30', until: '08:00' }
const visit = (from: string | null, until: string | null) => ({
  from: from ? new Date(from) : null,
  until: until ? new Date(until) : null,
})
const next = (of: ReturnType<typeof visit>, now: string) => {
  const { step, at } = nextVisitStep(of, new Date(now), quiet, zone)
  return [step, at.toISOString()]
}
const friday = visit('2026-01-16T13:00:00Z', '2026-01-16T14:00:00Z')

describe('what is owed for a visit', () => {
  test('a reminder the evening before', () => {
    expect(next(friday, '2026-01-15T10:00:00Z')).toEqual(['remind', '2026-01-15T17:00:00.000Z'])
  })
  test('an hour before, once that evening has passed', () => {
    expect(next(friday, '2026-01-15T17:30:00Z')).toEqual(['remind', '2026-01-16T12:00:00.000Z'])
  })
  test('no reminder in the last hour: the question whether it is done comes an hour after', () => {
    expect(next(friday, '2026-01-16T12:30:00Z')).toEqual(['ask-done', '2026-01-16T15:00:00.000Z'])
  })
  test('a visit at eight is not announced at seven', () => {
    const early = visit('2026-01-16T07:30:00Z', '2026-01-16T08:30:00Z')
    expect(next(early, '2026-01-15T20:00:00Z')).toEqual(['remind', '2026-01-16T07:00:00.000Z'])
  })
  test('a whole day is asked about the next morning, not at eleven at night', () => {
    const day = visit('2026-01-16T07:00:00Z', '2026-01-16T21:00:00Z')
    expect(next(day, '2026-01-16T12:00:00Z')).toEqual(['ask-done', '2026-01-17T07:00:00.000Z'])
  })
  test('no time known: the next day at ten', () => {
    expect(next(visit(null, null), '2026-01-15T12:00:00Z')).toEqual(['ask-done', '2026-01-16T09:00:00.000Z'])
  })
  test('a yes after the time has passed is still asked about', () => {
    expect(next(friday, '2026-01-16T17:00:00Z')).toEqual(['ask-done', '2026-01-16T18:00:00.000Z'])
  })
})

test('a day later is the same time of day, but never at night', () => {
  expect(aDayLater(new Date('2026-01-15T12:00:00Z'), quiet, zone).toISOString()).toBe(
    '2026-01-16T12:00:00.000Z',
  )
  expect(aDayLater(new Date('2026-01-15T21:00:00Z'), quiet, zone).toISOString()).toBe(
    '2026-01-17T07:00:00.000Z',
  )
})

test('the desk is told again only when somebody may be there', () => {
  expect(nudgeAt(new Date('2026-01-15T18:30:00Z'), 60, zone).toISOString()).toBe('2026-01-16T07:00:00.000Z')
  expect(nudgeAt(new Date('2026-01-15T12:30:00Z'), 60, zone).toISOString()).toBe('2026-01-15T13:30:00.000Z')
})
