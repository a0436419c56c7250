import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { splitText } from '../../bots/split-text.ts'

describe('T14: a long text is cut into parts', () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(' ', '\n', '👩‍👩‍👧', 'û', '\ud83d'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    maxLength: 400,
  })

  test('that fit, are well-formed and lose no letter', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 60 }), (whole, most) => {
        const parts = splitText(whole, most)
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(most)
          expect(part.isWellFormed()).toBe(true)
        }
        const letters = (some: string) => some.toWellFormed().replace(/\s+/g, '')
        expect(letters(parts.join(''))).toBe(letters(whole))
      }),
      { numRuns: 500 },
    )
  })

  test('between paragraphs, else lines, else words', () => {
    expect(splitText('een twee\n\ndrie vier', 12)).toEqual(['een twee', 'drie vier'])
    expect(splitText('een twee\ndrie vier', 12)).toEqual(['een twee', 'drie vier'])
    expect(splitText('een twee drie vier', 12)).toEqual(['een twee', 'drie vier'])
    expect(splitText('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
  })

  test('and never through an emoji', () => {
    expect(splitText('aaa🙂bbb', 4)).toEqual(['aaa', '🙂bb', 'b'])
  })

  test('a short one stays as it is', () => {
    expect(splitText(' hoi \n', 100)).toEqual([' hoi \n'])
    expect(splitText('', 100)).toEqual([''])
  })
})
