import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { followLanguage } from '../../../core/conversations/language.ts'
import { type Language, languages, type Meaning } from '../../../core/conversations/meaning.ts'
import { meaning } from '../../support/meanings.ts'

const says = (language: Meaning['language'], languageSure = true) => meaning({ language, languageSure })
const nothingYet = { known: null, drift: null }

describe('the language of a talk', () => {
  test('the first clear words settle it; unclear ones are only answered in kind', () => {
    expect(followLanguage(nothingYet, says('fy'), 'nl')).toEqual({ speaks: 'fy', known: 'fy', drift: null })
    const greeted = meaning({ language: 'fy', languageSure: false, act: 'greeting' })
    expect(followLanguage(nothingYet, greeted, 'nl')).toEqual({ speaks: 'fy', known: null, drift: 'fy' })
    expect(followLanguage(nothingYet, says(null, false), 'nl')).toEqual({
      speaks: 'nl',
      known: null,
      drift: null,
    })
    expect(followLanguage(nothingYet, says('other'), 'en')).toEqual({
      speaks: 'en',
      known: null,
      drift: null,
    })
    expect(followLanguage(nothingYet, null, 'nl')).toEqual({ speaks: 'nl', known: null, drift: null })
  })

  test('a name or a slip of the keyboard does not change it, whatever it looks like', () => {
    expect(followLanguage(nothingYet, says('fy', false), 'nl').speaks).toBe('nl')
    const asked = meaning({ language: 'en', languageSure: false, act: 'request', category: 'groceries' })
    const first = followLanguage(nothingYet, asked, 'nl')
    expect(first.speaks).toBe('en')
    expect(followLanguage(first, says('fy', false), 'nl').speaks).toBe('en')
  })

  test('two clear messages in a row change it; one does not, and a word of the old language begins anew', () => {
    const first = followLanguage({ known: 'nl', drift: null }, says('en'), 'nl')
    expect(first).toEqual({ speaks: 'nl', known: 'nl', drift: 'en' })
    expect(followLanguage(first, says('en'), 'nl')).toEqual({ speaks: 'en', known: 'en', drift: null })
    expect(followLanguage(first, says('fy'), 'nl')).toEqual({ speaks: 'nl', known: 'nl', drift: 'fy' })
    expect(followLanguage(first, says('nl'), 'nl')).toEqual({ speaks: 'nl', known: 'nl', drift: null })
  })

  test('an unclear message in between ("ok") does not break a drift', () => {
    const first = followLanguage({ known: 'nl', drift: null }, says('en'), 'nl')
    const between = followLanguage(first, says('en', false), 'nl')
    expect(between).toEqual(first)
    expect(followLanguage(between, says('en'), 'nl').speaks).toBe('en')
  })

  test('whatever is said: we speak one of ours, and a known language changes only to what was said twice', () => {
    const anyLanguage = fc.constantFrom<Language>(...languages)
    const anySaid = fc.record({
      language: fc.constantFrom<Meaning['language']>(...languages, 'other', null),
      languageSure: fc.boolean(),
    })
    fc.assert(
      fc.property(anyLanguage, fc.array(anySaid, { maxLength: 12 }), (known, said) => {
        let tongue: { known: Language | null; drift: Language | null } = { known, drift: null }
        const sure: Meaning['language'][] = []
        for (const one of said) {
          const next = followLanguage(tongue, meaning(one), 'nl')
          if (one.languageSure && one.language !== 'other' && one.language) sure.push(one.language)
          expect(languages).toContain(next.speaks)
          expect(next.known).toBe(next.speaks)
          if (next.known !== tongue.known) expect(sure.slice(-2)).toEqual([next.known, next.known])
          tongue = next
        }
      }),
    )
  })
})
