import { describe, expect, test } from '@jest/globals'
import { readMonthName } from '../../../core/reports/month.ts'

const zone = 'Europe/Amsterdam'
const now = new Date('2026-12-03T10:00:00Z')

describe('which month is meant', () => {
  test.each([
    ['', '2026-11'],
    ['november', '2026-11'],
    ['Novimber', '2026-11'],
    ['nov', '2026-11'],
    ['11', '2026-11'],
    ['december', '2026-12'],
    ['mei', '2026-05'],
    ['maaie', '2026-05'],
    ['may', '2026-05'],
    ['januari 2025', '2025-01'],
    ['2025-02', '2025-02'],
  ])('%p is %s', (typed, month) => {
    expect(readMonthName(typed, now, zone)?.month).toBe(month)
  })

  test('a month that has not begun is that of last year, and nonsense is none', () => {
    expect(readMonthName('november', new Date('2026-03-01T10:00:00Z'), zone)?.month).toBe('2025-11')
    for (const typed of ['tuesday', '13', '0', '2026-13']) expect(readMonthName(typed, now, zone)).toBeNull()
  })

  test('it lies between two midnights in the neighbourhood', () => {
    expect(readMonthName('2026-10', now, zone)).toEqual({
      month: '2026-10',
      from: new Date('2026-09-30T22:00:00Z'),
      until: new Date('2026-10-31T23:00:00Z'),
    })
  })
})
