import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { languages } from '../../../core/conversations/meaning.ts'
import { fit, spelledOut } from '../../../core/outbox/fit.ts'
import { Words } from '../../../core/words.ts'

const words = new Words(new URL('../../../locales', import.meta.url).pathname)
const reader = { now: new Date('2026-11-23T09:00:00Z'), zone: 'Europe/Amsterdam' }
const sms = { buttons: 0, buttonLabel: 20 }
const whatsapp = { buttons: 3, buttonLabel: 20 }
const telegram = { buttons: 8, buttonLabel: 60 }

const yesNo = [
  { value: 'yes', key: 'common.yes' },
  { value: 'no', key: 'common.no' },
]
const parts = ['morning', 'afternoon', 'evening'].map((part) => ({ value: part, key: `common.part-${part}` }))

describe('one saying on each channel', () => {
  const saying = { lines: [{ key: 'common.ask-name' }], about: 'q:1', choices: parts }

  test('with buttons where the channel has them, and with numbers where it has not', () => {
    const onWhatsApp = fit(words, 'nl', whatsapp, saying, reader)
    expect(onWhatsApp.text).toBe('Hoe heet je?')
    expect(onWhatsApp.choices?.map(({ label }) => label)).toEqual(['Ochtend', 'Middag', 'Avond'])
    expect(onWhatsApp.about).toBe('q:1')

    const onSms = fit(words, 'nl', sms, saying, reader)
    expect(onSms.text).toBe('Hoe heet je?\n1 Ochtend\n2 Middag\n3 Avond')
    expect(onSms.choices).toBeUndefined()
  })

  test('one choice too many, or one label too long, and all are numbered', () => {
    const four = { ...saying, choices: [...parts, { value: 'any', key: 'common.when-open' }] }
    expect(fit(words, 'nl', whatsapp, four, reader).choices).toBeUndefined()
    expect(fit(words, 'nl', telegram, four, reader).choices).toHaveLength(4)
    expect(fit(words, 'nl', { buttons: 8, buttonLabel: 6 }, saying, reader).choices).toBeUndefined()
  })

  test('more choices than buttons are a list where the channel has one, and each can be spelled out again', () => {
    const within = { ...whatsapp, list: { items: 10, label: 24 } }
    const offer = (count: number, about = 'q:1') => {
      const choices = Array.from({ length: count }, (_, index) => ({ value: `${index}`, key: 'common.yes' }))
      return fit(words, 'nl', within, { lines: [{ key: 'common.ask-name' }], about, choices }, reader)
    }
    expect([3, 4, 10, 11].map((count) => offer(count).choices?.length)).toEqual([3, 4, 10, undefined])
    expect(offer(4).text).toBe('Hoe heet je?')
    expect(spelledOut(offer(4)).text).toBe('Hoe heet je?\n1 Ja\n2 Ja\n3 Ja\n4 Ja')
    expect(spelledOut(offer(11))).toEqual(offer(11))
    const asking = { lines: [{ key: 'common.ask-name' }], choices: yesNo }
    expect(spelledOut(fit(words, 'nl', within, asking, reader)).text).toBe(
      'Hoe heet je?\nAntwoord JA of NEE.',
    )
    const coded = fit(words, 'nl', within, { ...asking, code: 2 }, reader)
    expect(spelledOut(coded).text).toBe(coded.text)
  })

  test.each([
    ['nl', 'Antwoord JA of NEE.', 'Antwoord JA 2 of NEE 2.'],
    ['en', 'Reply OK or NO.', 'Reply OK 2 or NO 2.'],
  ])('a yes or no in %s says how to answer, with the code if there is one', (language, plain, coded) => {
    const asking = { lines: [{ key: 'after-care.is-it-done' }], choices: yesNo }
    expect(fit(words, language, sms, asking, reader).text.split('\n').at(-1)).toBe(plain)
    expect(
      fit(words, language, sms, { ...asking, code: 2 }, reader)
        .text.split('\n')
        .at(-1),
    ).toBe(coded)
    // a bare yes by keyboard could mean something else, so the code stands there beside the buttons too
    expect(fit(words, language, telegram, { ...asking, code: 2 }, reader)).toMatchObject({
      text: expect.stringContaining(coded),
      choices: [{ value: 'yes' }, { value: 'no' }],
    })
  })

  test('one line can be a template, more than one cannot', () => {
    const one = fit(
      words,
      'nl',
      whatsapp,
      { lines: [{ key: 'common.nice-to-meet', slots: { name: 'Jan' } }] },
      reader,
    )
    expect(one.template).toEqual({ key: 'common.nice-to-meet', slots: { name: 'Jan' } })
    const two = fit(
      words,
      'nl',
      whatsapp,
      { lines: [{ key: 'common.hello' }, { key: 'common.ask-name' }] },
      reader,
    )
    expect(two.template).toBeUndefined()
  })

  test.each(['{{name}}', '$t(common.yes)', '$t(common.nice-to-meet, {"name": "x"})', '$&', '<b>'])(
    'what people typed is never read as an instruction: %s',
    (name) => {
      const saying = { lines: [{ key: 'common.nice-to-meet', slots: { name } }] }
      expect(fit(words, 'nl', sms, saying, reader).text).toBe(`Dag ${name}!`)
    },
  )

  test('whatever the limits and the language: every choice can be seen, once, and no slot is left open', () => {
    const limits = fc.record({ buttons: fc.nat(10), buttonLabel: fc.integer({ min: 1, max: 60 }) })
    const categories = ['groceries', 'garden', 'ride', 'care'].map((value) => ({
      value,
      key: `common.category-${value}`,
    }))
    const choices = fc.subarray(categories, { minLength: 1 })
    fc.assert(
      fc.property(limits, choices, fc.constantFrom(...languages), (within, some, language) => {
        const { text, choices: buttons } = fit(
          words,
          language,
          within,
          { lines: [{ key: 'ask-for-help.what' }], choices: some },
          reader,
        )
        expect(text).not.toContain('{{')
        for (const [index, choice] of some.entries()) {
          const label = words.line(language, choice, reader)
          const written = text.split('\n').includes(`${index + 1} ${label}`)
          expect(written).toBe(buttons === undefined)
        }
        if (buttons) {
          expect(buttons.length).toBeLessThanOrEqual(within.buttons)
          for (const { label } of buttons) expect(label.length).toBeLessThanOrEqual(within.buttonLabel)
        }
      }),
    )
  })
})
