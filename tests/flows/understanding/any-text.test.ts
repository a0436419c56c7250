import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { acts, categories, expectations } from '../../../core/conversations/meaning.ts'
import { reading } from './reading.ts'

const choices = [
  { value: 'yes', label: 'Ja' },
  { value: 'garden', label: 'Tuin' },
]
const wall = String.raw`\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}|@(morning|noon|afternoon|evening))?`
const when = new RegExp(`^(asap|${wall}|(${wall})?/(${wall})?|R/${wall}/P1W)$`)

const words = readFileSync(join(import.meta.dirname, 'messages.jsonl'), 'utf8').match(/\p{L}+|\d+/gu) ?? []
const chatter = fc
  .array(fc.constantFrom(...words, '.', ',', '!', '10:30', '24-11', '€ 9', '👍', '\u0000'), { maxLength: 40 })
  .map((parts) => parts.join(' '))
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  chatter,
)

describe('any text', () => {
  test('has a meaning, of the right shape, whatever was asked', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(undefined, ...expectations), (text, expects) => {
        const meaning = reading(text, expects === undefined ? {} : { expects, choices })
        expect(acts).toContain(meaning.act)
        expect(meaning.top3).toHaveLength(3)
        for (const category of meaning.top3) expect(categories).toContain(category)
        if (meaning.when !== null) expect(meaning.when).toMatch(when)
        if (meaning.choice !== null) expect(choices.map(({ value }) => value)).toContain(meaning.choice)
      }),
      { numRuns: 400 },
    )
  })

  test('means the same every time', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(reading(text)).toEqual(reading(text))
      }),
      { numRuns: 100 },
    )
  })

  test('lone surrogates, NUL, right-to-left and 10,000 characters are read in good time', () => {
    for (const text of [
      '\uD800',
      '\u0000',
      'أحتاج إلى مساعدة',
      'ja '.repeat(3400),
      'a'.repeat(10_000),
      '1 '.repeat(5000),
      '((((('.repeat(2000),
    ]) {
      const began = performance.now()
      expect(reading(text, { expects: 'place', choices }).reasons.length).toBeLessThanOrEqual(40)
      expect(performance.now() - began).toBeLessThan(500)
    }
  })
})
