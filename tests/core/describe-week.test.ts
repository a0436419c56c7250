import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Words } from '../../core/words.ts'
import { partsOfWeek } from '../../flows/volunteer/parts-of-week.ts'

const words = new Words('locales')
const said = (language: string, parts: string[]) =>
  words
    .line(language, { key: 'my-settings.show-when', slots: { parts: { parts } } }, null)
    .replace(/^\S+ /, '')

test.each([
  ['altijd', 'altijd', 'altyd', 'always'],
  ['doordeweeks overdag', 'doordeweeks overdag', 'troch de wike oerdei', 'on weekdays during the day'],
  [
    'doordeweeks overdag, niet op woensdag',
    'doordeweeks overdag, niet op woensdag',
    'troch de wike oerdei, net op woansdei',
    'on weekdays during the day, not on Wednesday',
  ],
  [
    'altijd behalve zondag',
    'elke dag, niet op zondag',
    'alle dagen, net op snein',
    'every day, not on Sunday',
  ],
  [
    'maandagochtend en in het weekend',
    'op maandagochtend; in het weekend',
    'op moandeitemoarn; yn it wykein',
    'on Monday morning; at the weekend',
  ],
  ['dinsdag en donderdag', 'op dinsdag en donderdag', 'op tiisdei en tongersdei', 'on Tuesday and Thursday'],
])('"%s" is said back as people say it', (text, nl, fy, en) => {
  const parts = partsOfWeek(text)
  expect([said('nl', parts), said('fy', parts), said('en', parts)]).toEqual([nl, fy, en])
})

test('what is said of a week is understood as that week again', () => {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  const week = days.flatMap((day) => ['morning', 'afternoon', 'evening'].map((part) => `${day}-${part}`))
  const whole = fc.subarray(days, { minLength: 1 })
  fc.assert(
    fc.property(whole, fc.constantFrom('daytime', 'all'), (on, during) => {
      const parts = week.filter((each) => {
        const [day = '', part = ''] = each.split('-')
        return on.includes(day) && (during === 'all' || part !== 'evening')
      })
      expect(partsOfWeek(said('nl', parts)).toSorted()).toEqual(parts.toSorted())
    }),
  )
})
