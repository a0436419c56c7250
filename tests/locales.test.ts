import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { split } from 'split-sms'
import { parse, stringify } from 'yaml'
import { countSegments } from '../bots/street/segments.ts'
import { languages } from '../core/conversations/meaning.ts'
import { Words } from '../core/words.ts'
import { sampleSlots } from './support/sample-slots.ts'
import { speller } from './support/spelling.ts'
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
      (key) =>
        slotsIn(keysOf(language).get(key) ?? '').join() !== slotsIn(keysOf('nl').get(key) ?? '').join(),
    )
    expect(differing).toEqual([])
  })

  test.each(languages)('in %s have nothing that makes an SMS dearer without need', (language) => {
    const dear = [...keysOf(language)].filter(([, text]) => /[‘’“”–—…\p{Extended_Pictographic}]/u.test(text))
    expect(dear).toEqual([])
  })

  test.each(languages)('W11: in %s teach nobody a word that the carrier takes for itself', (language) => {
    const isLabel = /(^|\.)(choice-.+|yes|no|category-.+|part-.+|asap|when-open|all-right|not-all-right)$/
    const taught = [...keysOf(language)].filter(
      ([key, text]) => isLabel.test(key) && !onlyForTheDesk(key) && reserved.test(text.trim()),
    )
    expect(taught).toEqual([])
  })
})

describe('the spelling', () => {
  const allowed: Record<'both' | 'nl' | 'fy', string[]> = parse(
    readFileSync('tests/support/spelling-allowed.yaml', 'utf8'),
  )
  /** Said in two languages at once, for somebody who may speak neither. */
  const bilingual = 'front-door.other-language'

  test.each(['nl', 'fy'] as const)('of %s is right, but for a short list of names', (language) => {
    const isRight = speller(language, [...allowed.both, ...allowed[language]])
    const wrong = [...keysOf(language)]
      .filter(([key]) => key !== bilingual)
      .flatMap(([key, text]) => wordsIn(text).flatMap((word) => (isRight(word) ? [] : [`${key}: ${word}`])))
    expect(wrong).toEqual([])
  })

  test('allows only words that are used', () => {
    const used = new Set(languages.flatMap((language) => [...keysOf(language).values()].flatMap(wordsIn)))
    expect(
      Object.values(allowed)
        .flat()
        .filter((word) => !used.has(word)),
    ).toEqual([])
  })
})

describe('the SMS segments', () => {
  const file = 'tests/sms-segments.yaml'
  const dearFile = 'tests/sms-dear-letters.yaml'
  const byPhone = keys.filter((key) => !onlyForTheDesk(key))
  const counted = Object.fromEntries(
    byPhone.map((key) => [
      key,
      languages.map((language) => `${language} ${segments(language, key)}`).join(', '),
    ]),
  )

  /** Texts with a letter that GSM-7 lacks: a part then holds 70 letters in place of 160. */
  const dear = Object.fromEntries(
    languages.map((language) => [
      language,
      byPhone.filter((key) => split(written(language, key)).characterSet === 'Unicode').sort(),
    ]),
  )

  test('W12: are as they were pinned (UPDATE=1 writes them anew)', () => {
    if (process.env.UPDATE === '1' || !existsSync(file)) {
      const head =
        '# SMS segments of every text that may go to a phone, with sample slots. Written by UPDATE=1 jest tests/locales.test.ts\n'
      writeFileSync(file, head + stringify(counted))
    }
    expect(counted).toEqual(parse(readFileSync(file, 'utf8')))
  })

  test('W12: no text has letters that make it dearer, but for those that were pinned (UPDATE=1 writes them anew)', () => {
    if (process.env.UPDATE === '1' || !existsSync(dearFile)) {
      const head =
        '# Texts for phones with a letter that GSM-7 lacks, by language. Written by UPDATE=1 jest tests/locales.test.ts\n'
      writeFileSync(dearFile, head + stringify(dear))
    }
    expect(dear).toEqual(parse(readFileSync(dearFile, 'utf8')))
    expect({ nl: dear.nl, en: dear.en }).toEqual({ nl: [], en: [] })
  })

  test('W12: two counters that know nothing of each other agree on every text', () => {
    for (const language of languages)
      for (const key of byPhone)
        expect([key, countSegments(written(language, key))]).toEqual([key, segments(language, key)])
  })

  test.each(languages)('W12: of a ping are one, together with how to answer, in %s', (language) => {
    for (const key of ['offers.ping', 'offers.ping-urgent']) {
      const ping = `${written(language, key)}\n${written(language, 'answering.yes-no')}`
      expect([key, split(ping).parts.length]).toEqual([key, 1])
    }
  })

  test('W12: are three at most', () => {
    const long = Object.entries(counted).filter(([, count]) => /[4-9]|\d\d/.test(count))
    expect(long).toEqual([])
  })

  function segments(language: (typeof languages)[number], key: string): number {
    return split(written(language, key)).parts.length
  }

  function written(language: (typeof languages)[number], key: string): string {
    const slots = sampleSlots(slotsIn(keysOf('nl').get(key) ?? ''))
    const reader = { now: new Date('2026-11-22T09:00:00Z'), zone: 'Europe/Amsterdam' }
    return words.line(language, { key, slots }, reader)
  }
})

/** Texts that go to Slack and to no phone. */
function onlyForTheDesk(key: string): boolean {
  const toPhones =
    /^desk\.(answer-to-resident|you-talk-with-desk|lapsed|handed-back|volunteer-approved|volunteer-declined|volunteer-noted)$/
  return (
    key.startsWith('alarms.') ||
    key.startsWith('desk-') ||
    key.includes('.desk-') ||
    (key.startsWith('desk.') && !toPhones.test(key))
  )
}

/** The words of a text, without slots, numbers and what stands in backticks. */
function wordsIn(text: string): string[] {
  const plain = text.replace(/\{\{.*?\}\}|`[^`]*`/g, ' ')
  return plain.match(/['’]?\p{L}[\p{L}'’-]*/gu)?.map((word) => word.replace(/[-'’]+$/u, '')) ?? []
}
