import { Temporal } from 'temporal-polyfill'
import type { Core } from '../../core.ts'
import { readerAt } from '../../neighbourhoods/reader-at.ts'
import type { Reader, Slots } from '../../slots.ts'
import { looking } from '../../work.ts'
import { readRecord } from '../help-record.store.ts'
import type { HelpRecord } from '../help-record.ts'
import { readForLetter } from './letter.store.ts'

/** What the letter about somebody's help says, written out: nothing in it is about those they helped. */
export interface Letter {
  language: string
  title: string
  from: string
  place: string
  paragraphs: string[]
  /** A heading, a row for each kind of help, and the sum. */
  table: string[][]
  below: string[]
  /** What is filled in by hand. */
  blanks: string[]
}

/** Writes the letter about what somebody did as a helper, in their own language; null if there is nothing to tell. */
export async function writeLetter(core: Core, personId: string): Promise<Letter | null> {
  const who = await readForLetter(core, personId)
  const record = await readRecord(looking(core), personId)
  if (!who?.name || record.first === null || record.last === null) return null
  const neighbourhood = core.neighbourhoods.get(who.neighbourhoodId)
  const language = who.language ?? neighbourhood.language
  const { name: from, town, zone } = neighbourhood
  const now = core.clock.now()
  const reader = readerAt(neighbourhood, now)
  const say = (name: string, slots?: Slots) => {
    const key = `desk-letter.${name}`
    return core.words.line(language, slots ? { key, slots } : { key }, reader)
  }
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone)
  const day = (on: string) => writeDay(on, language)
  const period = { first: day(record.first), last: day(record.last) }
  const slots = { name: who.name, neighbourhood: from, town, hours: { hours: record.minutes }, ...period }
  return {
    language,
    title: say('title'),
    from: say('from', slots),
    place: say('place', { town, date: day(today.toPlainDate().toString()) }),
    paragraphs: [say('opening', slots), say(record.first === record.last ? 'one-day' : 'period', slots)],
    table: tableOf(record, language, say, core, reader),
    below: [
      ...(who.training.length > 0
        ? [say('training', { trainings: { names: who.training.map(nameOf) } })]
        : []),
      say('as-told'),
    ],
    blanks: ['signed-by', 'function', 'signature'].map((key) => say(key)),
  }

  function nameOf(training: string): string {
    return core.words.has('nl', `desk.training.${training}`)
      ? core.words.line(language, { key: `desk.training.${training}` }, reader)
      : training
  }
}

function tableOf(
  { kinds, times, minutes }: HelpRecord,
  language: string,
  say: (key: string) => string,
  { words }: Core,
  reader: Reader,
): string[][] {
  const hours = (spent: number) => words.slots(language, { spent: { hours: spent } }, reader).spent
  const row = (what: string, often: number, spent: number) => [what, String(often), String(hours(spent))]
  return [
    [say('kind'), say('times'), say('hours')],
    ...kinds.map((kind) => {
      const { category } = words.slots(language, { category: { category: kind.category } }, reader)
      return row(String(category), kind.times, kind.minutes)
    }),
    row(say('in-all'), times, minutes),
  ]
}

/** 22 november 2026 */
function writeDay(day: string, language: string): string {
  const { year, month, day: date } = Temporal.PlainDate.from(day)
  const locale = language === 'en' ? 'en-GB' : language
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(Date.UTC(year, month - 1, date))
}
