import { expect, test } from '@jest/globals'
import { needsReading, wordsForAdvisers } from '../../../core/advice/words-for-advisers.ts'

const nobody = { name: null, street: null, phone: null }

test.each([
  [
    'Hallo, ik ben Wim. Waar kan ik terecht voor huurtoeslag?',
    'Hallo, ik ben …. Waar kan ik terecht voor huurtoeslag?',
  ],
  ['Mijn naam is Jan de Vries, heb ik recht op zorgtoeslag?', 'Mijn naam is …, heb ik recht op zorgtoeslag?'],
  ['Goeie, ik hjit Ytsje. Wêr kin ik in rollator liene?', 'Goeie, ik hjit …. Wêr kin ik in rollator liene?'],
  ["Hi, I'm Mary Smith. Where can I learn Dutch?", "Hi, I'm …. Where can I learn Dutch?"],
  ['Waar leer ik fietsen? Groetjes, Wim van der Berg', 'Waar leer ik fietsen? Groetjes, …'],
])('%s', (words, read) => {
  const shown = wordsForAdvisers(words, nobody, null)
  expect(shown).toBe(read)
  expect(needsReading(shown ?? '')).toBe(false)
})

test('a name that we know is left out however it is written, and is no part of another word', () => {
  const asker = { ...nobody, name: 'Jan de Vries' }
  expect(wordsForAdvisers('kan jan in januari naar de taalles?', asker, null)).toBe(
    'kan … in januari naar de taalles?',
  )
})

test.each([
  'Bel me op 06 12 34 56 78, waar kan ik terecht?',
  'Ik woon op 8925 AB, waar is de markt?',
  'mail mij: w@x.nl',
])('what else tells who asks goes to nobody: %s', (words) =>
  expect(wordsForAdvisers(words, nobody, null)).toBeNull(),
)

test('where a name cannot be told from other words, somebody reads it first', () => {
  expect(needsReading('ik ben wim, waar kan ik terecht?')).toBe(true)
  expect(needsReading('ik ben 80 en wil leren zwemmen, waar kan dat?')).toBe(false)
  expect(needsReading('waar kan ik terecht voor huurtoeslag?')).toBe(false)
})
