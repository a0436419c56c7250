import { describe, expect, test } from '@jest/globals'
import { sayIn } from '../../../bots/slack/blocks/say.ts'
import { readHours } from '../../../bots/slack/forms/close-form.ts'
import type { FormName } from '../../../bots/slack/forms/form.ts'
import { readForm } from '../../../bots/slack/forms/read-form.ts'
import type { FormValues } from '../../../bots/slack/parse.ts'
import { Words } from '../../../core/words.ts'

const say = sayIn(new Words('locales'), 'en', {
  now: new Date('2026-11-23T10:00:00Z'),
  zone: 'Europe/Amsterdam',
})
const subject = '0b5f1c1e-7f4e-4d0e-9a53-6a1b8f6a0d01'

function read(name: FormName, values: FormValues, wantedAt: string | null = null) {
  return readForm(name, { meta: { channel: 'C0DESK', subject, wantedAt }, values, say, today: '2026-11-23' })
}

describe('when something is wanted', () => {
  const edit = (values: FormValues, before: string | null = null) =>
    read('request.edit', { category: 'garden', words: 'Heg snoeien', urgency: 'normal', ...values }, before)
  const wanted = (values: FormValues, before?: string) => {
    const filled = edit(values, before)
    return 'action' in filled && 'wantedAt' in filled.action ? filled.action.wantedAt : filled
  }

  test.each<[string, FormValues, string | null]>([
    ['a day', { date: '2026-11-24', part: 'any' }, '2026-11-24'],
    ['a part of a day', { date: '2026-11-24', part: 'morning' }, '2026-11-24@morning'],
    ['a time', { date: '2026-11-24', part: 'morning', time: '10:30' }, '2026-11-24T10:30'],
    ['today', { date: '2026-11-23', part: 'evening' }, '2026-11-23@evening'],
    ['soon', { part: 'asap' }, 'asap'],
    ['not said', { part: 'any' }, null],
  ])('%s', (_what, values, expected) => {
    expect(wanted(values)).toBe(expected)
  })

  test('every week is kept as it was', () => {
    expect(wanted({ part: 'keep' }, 'R/2026-11-24/P1W')).toBe('R/2026-11-24/P1W')
  })

  test('a day gone by is refused, unless it stood there already', () => {
    expect(wanted({ date: '2026-11-20', part: 'any' })).toEqual({ errors: { date: 'This day has gone by.' } })
    expect(wanted({ date: '2026-11-20', part: 'any' }, '2026-11-20@noon')).toBe('2026-11-20')
  })

  test('a time without a day is asked for', () => {
    expect(wanted({ part: 'any', time: '10:30' })).toEqual({ errors: { date: 'On which day?' } })
    expect(wanted({ part: 'evening' })).toEqual({ errors: { date: 'On which day?' } })
  })
})

describe('the counter', () => {
  const full: FormValues = {
    name: 'Griet de Jong',
    phone: '058 212 34 56',
    street: 'Pastoriestrjitte',
    houseNumber: '5',
    postcode: '8925ab',
    language: 'fy',
    category: 'groceries',
    words: 'Boadskippen',
    part: 'any',
    urgency: 'urgent',
  }

  test('what was filled in, written as it is kept', () => {
    expect(read('desk.new', full)).toEqual({
      action: {
        name: 'desk.new',
        form: {
          how: 'counter',
          name: 'Griet de Jong',
          phone: '+31582123456',
          street: 'Pastoriestrjitte',
          houseNumber: '5',
          postcode: '8925 AB',
          language: 'fy',
          category: 'groceries',
          words: 'Boadskippen',
          wantedAt: null,
          urgency: 'urgent',
          places: null,
        },
      },
    })
  })

  test('no phone and no postcode are fine; wrong ones are not', () => {
    expect(read('desk.new', { ...full, phone: null, postcode: null })).toHaveProperty('action')
    expect(read('desk.new', { ...full, phone: '112', postcode: '89 AB' })).toEqual({
      errors: { phone: 'This is not a phone number.', postcode: 'Write a postcode as 8925 AB.' },
    })
  })

  test('every empty field is named at once', () => {
    expect(read('desk.new', { part: 'any' })).toEqual({
      errors: Object.fromEntries(
        ['name', 'street', 'houseNumber', 'category', 'words'].map((field) => [
          field,
          'Please fill this in.',
        ]),
      ),
    })
  })
})

describe('the other forms', () => {
  test.each([
    ['1,5', 90],
    ['1.25', 75],
    ['2', 120],
    ['0:45', 45],
    ['1:75', Number.NaN],
    ['30', Number.NaN],
    ['-1', Number.NaN],
    ['een uur', Number.NaN],
  ])('hours %s are %s minutes', (typed, minutes) => {
    expect(readHours(typed)).toBe(minutes)
  })

  test('a follow-up is later than today', () => {
    const organisation = '6f9c1c1e-7f4e-4d0e-9a53-6a1b8f6a0d09'
    const values = { organisation, note: null, share: 'phone', consent: 'chat', followUpOn: '2026-11-23' }
    expect(read('request.refer', values)).toEqual({ errors: { followUpOn: 'Choose a day after today.' } })
    expect(read('request.refer', { ...values, followUpOn: '2026-12-07' })).toEqual({
      action: {
        name: 'request.refer',
        requestId: subject,
        organisationId: organisation,
        note: '',
        share: 'phone',
        consent: 'chat',
        followUpOn: '2026-12-07',
      },
    })
  })

  test('an empty answer is not sent', () => {
    expect(read('request.reply', { text: null })).toEqual({ errors: { text: 'Please fill this in.' } })
    expect(read('person.reply', { text: 'Dag!' })).toEqual({
      action: { name: 'person.reply', personId: subject, text: 'Dag!' },
    })
  })
})
