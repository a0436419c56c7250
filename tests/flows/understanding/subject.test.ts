import { describe, expect, test } from '@jest/globals'
import { reading } from './reading.ts'

describe('of whom or what something is said', () => {
  test.each([
    'raam staat open en mijn man ligt op de grond en beweegt niet',
    'de deur zit dicht en mijn moeder is gevallen en kan niet opstaan',
    'de kast is op mijn vader gevallen en hij reageert niet',
    "it rút is iepen en heit leit op 'e flier en kin net oerein",
    'the bookshelf fell on my mum and she is not moving',
    'I fell off my bike and I cannot get up',
    'he swallowed a battery',
  ])('%s: somebody is in danger, whatever thing is named', (text) => {
    expect(reading(text).danger).toEqual({ number: 112, level: 'certain' })
  })

  test.each([
    'de lamp van mijn moeder is gevallen en stuk',
    'mijn boekenkast is omgevallen, wie zet hem recht',
    "it pakje is fan 'e trep fallen en no is it stikken",
    'the parcel fell down the stairs and it is broken',
    'the dog is on the floor and will not move, can someone walk him later',
    'ik woon op huisnummer 112, de brievenbus hangt los',
    'buslijn 112 rijdt niet, wie brengt me',
  ])('%s: nobody is in danger', (text) => {
    expect(reading(text).danger).toBeNull()
  })
})
