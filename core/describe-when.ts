import { dayOf } from './days.ts'
import type { Reader, Slots } from './slots.ts'

type Say = (key: string, slots?: Slots) => string

/**
 * Says a `When` in somebody's language, with days and times in digits so that nobody has to guess:
 * `2026-11-23@afternoon` becomes "morgen (maandag 23-11) in de middag".
 */
export function describeWhen(when: string | null, language: string, say: Say, reader: Reader | null): string {
  if (!when) return say('when.open')
  if (when === 'asap') return say('when.asap')
  const [, first, weeks] = /^R\/(.+)\/P([1-9])W$/.exec(when) ?? []
  if (first) {
    const key = weeks === '1' ? 'when.weekly' : 'when.every-so-many-weeks'
    return say(key, { first: moment(first, language, say, reader), weeks: Number(weeks) })
  }
  if (when.includes('/')) {
    const [from = '', until = ''] = when.split('/')
    if (!from) return say('when.before', { until: moment(until, language, say, reader) })
    if (!until) return say('when.after', { from: moment(from, language, say, reader) })
    if (from.length === 10 && until.length === 10) {
      const days = { from: moment(from, language, say, reader), until: moment(until, language, say, reader) }
      return say('when.days', days)
    }
    const sameDay = from.slice(0, 10) === until.slice(0, 10) && until.includes('T')
    return say('when.between', {
      from: moment(from, language, say, reader),
      until: sameDay ? until.slice(11, 16) : moment(until, language, say, reader),
    })
  }
  return moment(when, language, say, reader)
}

/** Says until when: of today only the time. */
export function describeUntil(until: string, language: string, say: Say, reader: Reader | null): string {
  const isToday = reader !== null && until.slice(0, 10) === dayOf(reader.now, reader.zone).toString()
  return isToday ? until.slice(11, 16) : describeWhen(until, language, say, reader)
}

/** One side of a range, or the whole: a day, a day with a time, or a day with a part. */
function moment(text: string, language: string, say: Say, reader: Reader | null): string {
  const day = nameDay(text.slice(0, 10), language, say, reader)
  if (text[10] === 'T') return say('when.at', { day, time: text.slice(11, 16) })
  if (text[10] === '@') return say('when.in-part', { day, part: say(`when.${text.slice(11)}`) })
  return day
}

function nameDay(iso: string, language: string, say: Say, reader: Reader | null): string {
  // a day without a clock is counted in UTC, where all days are equally long
  const date = new Date(iso)
  const weekday = weekdays(language).format(date)
  const day = say('when.day', { weekday, date: `${date.getUTCDate()}-${date.getUTCMonth() + 1}` })
  if (!reader || reader.lasting) return day
  const today = Date.parse(dayOf(reader.now, reader.zone).toString())
  const near = ['today', 'tomorrow', 'day-after-tomorrow'][(date.getTime() - today) / 86_400_000]
  return near ? say('when.near-day', { near: say(`when.${near}`), day }) : day
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Made once for each language: to make one takes longer than all the rest of a line. */
function weekdays(language: string): Intl.DateTimeFormat {
  const locale = language === 'en' ? 'en-GB' : language
  const format = formats.get(locale) ?? new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  formats.set(locale, format)
  return format
}
