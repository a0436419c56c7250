import { describe, expect, test } from '@jest/globals'
import { reading } from './reading.ts'

const kinds = [
  { value: 'groceries', label: 'Boodschappen' },
  { value: 'garden', label: 'Tuin' },
  { value: 'ride', label: 'Vervoer' },
  { value: 'human', label: 'Iemand spreken' },
]
const parts = [
  { value: 'morning', label: 'In de ochtend' },
  { value: 'afternoon', label: 'In de middag' },
  { value: 'evening', label: 'In de avond' },
  { value: 'any', label: 'Maakt niet uit' },
]
const yesNo = [
  { value: 'yes', label: 'Ja, dat klopt' },
  { value: 'no', label: 'Nee, iets anders' },
]

describe('a choice of what was offered', () => {
  test.each([
    ['2', 'garden'],
    ['2.', 'garden'],
    ['nr 1', 'groceries'],
    ['de eerste', 'groceries'],
    ['the second', 'garden'],
    ['2️⃣', 'garden'],
    ['twa', 'garden'],
    ['Boodschappen', 'groceries'],
    ['boodschapen', 'groceries'],
    ['wat te eten halen', 'groceries'],
    ['in rit nei de dokter', 'ride'],
    ['medewerker', 'human'],
    ['lawn mowing', 'garden'],
  ])('%s picks %s', (text, value) => {
    expect(reading(text, { expects: 'choice', choices: kinds }).choice).toBe(value)
  })

  test.each([
    ['1 en 3', ['groceries', 'ride']],
    ['1,2', ['groceries', 'garden']],
    ['boodschappen en tuin', ['groceries', 'garden']],
    ['alles', ['groceries', 'garden', 'ride', 'human']],
  ])('%s picks all that it names', (text, values) => {
    expect(reading(text, { expects: 'choices', choices: kinds }).chosen).toEqual(values)
  })

  test.each([
    ['de middag', 'afternoon'],
    ["'s avonds graag", 'evening'],
    ['moarns', 'morning'],
    ['in the evening', 'evening'],
    ['maakt niet uit', 'any'],
    ['it makket net út', 'any'],
    ['I don’t mind', 'any'],
    ['1', 'morning'],
  ])('%s is the part of the day %s', (text, value) => {
    expect(reading(text, { expects: 'when', choices: parts }).choice).toBe(value)
  })

  test.each([
    ['ja', 'yes'],
    ['klopt', 'yes'],
    ['nee', 'no'],
    ['1', 'yes'],
    ['2', 'no'],
    ['yes', 'yes'],
    ['dat klopt niet', 'no'],
  ])('%s to a question is %s', (text, value) => {
    expect(reading(text, { expects: 'yes-no', choices: yesNo })).toMatchObject({
      choice: value,
      answer: value,
    })
  })

  test.each(['5', 'om 2 uur', '06-12345678', 'pindakaas', ''])('%s picks nothing', (text) => {
    expect(reading(text, { expects: 'choice', choices: kinds }).choice).toBeNull()
  })
})
