import { describe, expect, test } from '@jest/globals'
import { nameIn, saysHelpsToo, saysShared } from '../../flows/shared-phone/reading.ts'
import { known, Talking } from '../support/talking.ts'

describe('who shares a phone', () => {
  test.each([
    ['Dit is ook het nummer van mijn man Wytze', 'Wytze'],
    ['wij delen deze telefoon, mijn vrouw heet Griet', 'Griet'],
    ['mijn man Wytze gebruikt deze telefoon ook', 'Wytze'],
    ['deze telefoon is van ons samen', null],
    ['Dit is ek it nûmer fan myn man Wytze', 'Wytze'],
    ['wy diele dizze telefoan', null],
    ["This is also my husband Wytze's number", 'Wytze'],
    ['we share this phone', null],
    ['my wife Griet uses this phone too', 'Griet'],
  ])('is heard in: %s', (text, name) => {
    expect([saysShared(text), nameIn(text)]).toEqual([true, name])
  })

  test.each([
    'Kan iemand mijn man naar de dokter brengen?',
    'mijn telefoon is stuk',
    'Wytze is ziek',
    'my phone is broken',
  ])('is not heard in: %s', (text) => expect([saysShared(text), saysHelpsToo(text)]).toEqual([false, false]))

  test.each([
    ['nl', 'Dit is ook het nummer van mijn man Wytze', 'ja'],
    ['fy', 'Dit is ek it nûmer fan myn man Wytze', 'ja'],
    ['en', 'This is also the number of my husband Wytze', 'yes'],
  ] as const)('is kept after a yes, and not after a no (%s)', async (language, text, yes) => {
    const talk = new Talking({ person: known, language })
    expect(await talk.says(text)).toContain('Wytze')
    await talk.says(yes)
    expect(talk.did('sharePhone')).toEqual([{ do: 'sharePhone', name: 'Wytze', helps: false }])
    const other = new Talking({ person: known, language })
    await other.says(text)
    await other.says(language === 'en' ? 'no' : 'nee')
    expect(other.did('sharePhone')).toEqual([])
  })
})
