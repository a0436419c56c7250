import { describe, expect, test } from '@jest/globals'
import { words } from '../../support/talking.ts'

const reader = { now: new Date('2026-11-22T09:00:00Z'), zone: 'Europe/Amsterdam' }
const told = (language: string, when: string) => words.slots(language, { when: { when } }, reader).when

describe('a time, said aloud', () => {
  test.each([
    ['nl', 'van morgen (maandag 23-11) tot en met zondag 29-11'],
    ['fy', 'fan moarn (moandei 23-11) oant en mei snein 29-11'],
    ['en', 'from tomorrow (Monday 23-11) to Sunday 29-11'],
  ])('in %s a range of days counts its last day', (language, says) => {
    expect(told(language, '2026-11-23/2026-11-29')).toBe(says)
  })

  test('between two hours the last is the end', () => {
    expect(told('nl', '2026-11-24T10:00/2026-11-24T12:00')).toBe(
      'van overmorgen (dinsdag 24-11) om 10:00 tot 12:00',
    )
  })
})
