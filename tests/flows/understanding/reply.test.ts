import { describe, expect, test } from '@jest/globals'
import { reading } from './reading.ts'

describe('yes and no', () => {
  test.each([
    'ja',
    'Ja hoor',
    'jaaa',
    'JA!',
    'is goed',
    'komt goed',
    'doe ik',
    '👍',
    '👍🏽',
    'yes please',
    'Yep',
    'no problem',
    'geen probleem',
    'ik kin wol',
    'ja graach',
    'ik doch it',
    'sure, I’ll come',
    'ok',
    'prima',
    'hoi, ja dat kan',
    'kan ik wel',
    'count me in',
    'ja ik kom eraan',
    'Ja, is goed',
    'mei nocht',
  ])('%s is a yes', (text) => {
    expect(reading(text, { expects: 'yes-no' }).answer).toBe('yes')
  })

  test.each([
    'nee',
    'Nee hoor',
    'nee sorry',
    'neeee',
    'no',
    'No thanks',
    "no can't",
    'helaas',
    'kin net',
    'not today',
    'deze keer niet',
    'ik kan niet',
    'dizze kear net',
    "sorry, can't make it",
    '👎',
    'ik heb geen tijd',
    'nee, ik moat wurkje',
    'vandaag niet',
  ])('%s is a no', (text) => {
    expect(reading(text, { expects: 'yes-no' }).answer).toBe('no')
  })

  test.each([
    'maybe',
    'misschien',
    'now',
    'nooit',
    'notaris',
    'noord',
    'jammer genoeg regent het',
    'yesterday',
    'jan',
    'weet ik nog niet',
    'note to self',
    'nou',
  ])('%s is neither', (text) => {
    expect(reading(text, { expects: 'yes-no' }).answer).toBeNull()
  })

  test.each([
    ['ja, maar pas om 4 uur', 'maar pas om 4 uur'],
    ['Yes but only after 5', 'but only after 5'],
    ['ja mar net foar tsienen', 'mar net foar tsienen'],
    ['ja, waar is het?', 'waar is het?'],
    ['ok, als ik iemand mee mag nemen', 'als ik iemand mee mag nemen'],
    ['ja, om 4 uur', 'om 4 uur'],
  ])('%s is a yes with a condition', (text, tail) => {
    expect(reading(text, { expects: 'yes-no' })).toMatchObject({ answer: 'yes-but', tail })
  })

  test.each([
    ['JA 2', 'yes', 2],
    ['ja nr 3', 'yes', 3],
    ['2 ja', 'yes', 2],
    ['nee 1', 'no', 1],
    ['yes #12', 'yes', 12],
    ['ja', 'yes', null],
    ['ja, 2 uur', 'yes', null],
    ['ja, 7 km', 'yes', null],
    ['yes 12 kilometres', 'yes', null],
  ])('%s answers %s to offer %s', (text, answer, code) => {
    const meaning = reading(text, { expects: 'yes-no' })
    expect(meaning.answer?.replace('-but', '')).toBe(answer)
    expect(meaning.code).toBe(code)
  })

  test('what follows a yes is kept as it was typed, and courtesy is not', () => {
    expect(reading('ja, 1,5 uur', { expects: 'yes-no' })).toMatchObject({
      answer: 'yes',
      tail: '1,5 uur',
      minutes: 90,
    })
    expect(reading('Ja hoor, graag').tail).toBeNull()
    expect(reading('nee, ik ben in Grou').tail).toBe('ik ben in Grou')
  })

  test('a request that begins like a no is a request', () => {
    expect(reading('ik kan niet koken sinds mijn operatie')).toMatchObject({
      answer: null,
      act: 'request',
      category: 'cooking',
    })
  })
})
