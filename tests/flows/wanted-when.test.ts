import { describe, expect, test } from '@jest/globals'
import { atPart, isOver, isUrgent, mergeWhen, needsPart } from '../../flows/ask-for-help/wanted-when.ts'
import { facts } from '../support/talking.ts'

describe('when help is wanted', () => {
  test.each([
    ['2026-11-24', '2026-11-22T15:00', 'om 3 uur', '2026-11-24T15:00'],
    ['2026-11-24', '2026-11-22@morning', "'s morgens", '2026-11-24@morning'],
    ['2026-11-24', '2026-11-22@evening', 'jûns', '2026-11-24@evening'],
    ['2026-11-24', '2026-11-22@afternoon', "'s middags", '2026-11-24@afternoon'],
    ['2026-11-24', '2026-11-23T15:00', 'morgen om 3 uur', '2026-11-23T15:00'],
    ['2026-11-24T15:00', '2026-11-23', 'nee morgen bedoel ik', '2026-11-23T15:00'],
    ['2026-11-24@evening', '2026-11-25', 'woensdag', '2026-11-25@evening'],
    ['R/2026-11-24/P1W', '2026-11-22T10:00', 'om 10 uur', 'R/2026-11-24T10:00/P1W'],
    ['asap', '2026-11-24', 'dinsdag', '2026-11-24'],
    [null, '2026-11-24', 'dinsdag', '2026-11-24'],
    ['2026-11-24', 'asap', 'zo snel mogelijk', 'asap'],
    ['2026-11-24', '2026-11-24/2026-11-26', 'van dinsdag tot donderdag', '2026-11-24/2026-11-26'],
  ])('%s, and then %s ("%s"), becomes %s', (old, said, text, merged) => {
    expect(mergeWhen(old, said, text)).toBe(merged)
  })

  test('only a day without an hour asks for a part of it', () => {
    expect(['2026-11-24', 'R/2026-11-24/P1W'].map(needsPart)).toEqual([true, true])
    expect(['2026-11-24T15:00', '2026-11-24@noon', 'asap', '/2026-11-24', null].map(needsPart)).toEqual(
      Array(5).fill(false),
    )
    expect(atPart('R/2026-11-24/P1W', 'evening')).toBe('R/2026-11-24@evening/P1W')
  })

  test('soon is urgent, gone by is over', () => {
    const sunday = facts()
    expect(['asap', '2026-11-22T12:00', '2026-11-22@noon'].map((when) => isUrgent(when, sunday))).toEqual([
      true,
      true,
      true,
    ])
    expect(['2026-11-22@evening', '2026-11-23', null].map((when) => isUrgent(when, sunday))).toEqual([
      false,
      false,
      false,
    ])
    expect(['2026-11-21', '2026-11-22T08:00'].map((when) => isOver(when, sunday))).toEqual([true, true])
    expect(['2026-11-22@morning', 'asap', 'R/2026-11-20/P1W'].map((when) => isOver(when, sunday))).toEqual([
      false,
      false,
      false,
    ])
  })
})
