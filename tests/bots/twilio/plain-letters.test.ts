import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { split } from 'split-sms'
import { inPlainLetters } from '../../../bots/twilio/plain-letters.ts'

test.each([
  ['Moarn jûn, wêr en hoe âld?', 'Moarn jun, wer en hoe ald?'],
  ['De patiënt heeft ideeën in België', 'De patient heeft ideeen in Belgie'],
  ['Eén coördinator, überhaupt: hè, ja à 2 €', 'Eén coördinator, überhaupt: hè, ja à 2 €'],
  ['‘Ja’, “nee” – of… 2 × ½', '\'Ja\', "nee" - of... 2 x 1/2'],
  ['e\u0301e\u0301n', 'één'],
])('%s goes as %s', (written, sent) => {
  expect(inPlainLetters(written)).toBe(sent)
})

test.each(['Oant jûn 🙂', 'مرحبا jûn', 'Привет'])(
  '%s stays as it is: it would be dear all the same',
  (text) => {
    expect(inPlainLetters(text)).toBe(text)
  },
)

test('W12: a text in plain letters never takes more parts, and what was GSM-7 is not touched', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const sent = inPlainLetters(text)
      expect(split(sent).parts.length).toBeLessThanOrEqual(Math.max(1, split(text).parts.length))
      if (split(text).characterSet === 'GSM') expect(sent).toBe(text)
    }),
  )
})
