import type { Temporal } from 'temporal-polyfill'
import { type DayRead, type Part, partOf } from './day-read.ts'
import { readDay } from './days.ts'
import type { Reading } from './lexemes.ts'
import { readHour, readTime, type TimeRead } from './times.ts'
import { isTold } from './told.ts'

/** Which side of a time is meant: at it, before it, or from it on. */
export type Side = 'at' | 'before' | 'after'

/** Everything about time that a message says, before it is put together. */
export interface Found {
  day: DayRead | null
  daySide: Side
  lastDay: DayRead | null
  /** It counts where a day or an hour was said, or a day is asked for. */
  part: Part | null
  time: TimeRead | null
  timeSide: Side
  lastTime: TimeRead | null
  inMinutes: number | null
  asap: boolean
  weekly: boolean
  /** Every so many weeks, if that was said. */
  weeks: number | null
}

/** Reads a message from left to right; the first day, part and time that are named count. */
export function read(r: Reading, today: Temporal.PlainDate, english: boolean): Found {
  const found: Found = {
    day: null,
    daySide: 'at',
    lastDay: null,
    part: null,
    time: null,
    timeSide: 'at',
    lastTime: null,
    inMinutes: null,
    asap: false,
    weekly: false,
    weeks: null,
  }
  let place = 0
  let loose = false
  while (place < r.lexemes.length) {
    if (r.silent(place)) {
      loose = false
      place++
      continue
    }
    const past = r.at(place, 'past')
    // "laatst" was, "op zijn laatst" is still to come
    if (past !== null && r.before(past.end, 'word.before') === null) {
      place = skipPast(r, past.end, today, english)
      continue
    }
    const fortnightly = r.at(place, 'word.every-two-weeks')
    const rhythm = fortnightly ?? r.at(place, 'word.every-four-weeks')
    if (rhythm !== null) {
      found.weekly = true
      found.weeks = fortnightly === null ? 4 : 2
      place = rhythm.end
      continue
    }
    const lasting = r.at(place, 'duration')
    const often = r.at(place, 'word.every')
    if (lasting !== null && often !== null && often.end >= lasting.end) {
      found.weekly = true
      place = often.end
      continue
    }
    if (lasting !== null && !startsTime(r, place)) {
      place = lasting.end
      loose = false
      continue
    }
    const from = r.at(place, 'word.from')
    const begins =
      from === null || found.time !== null ? null : readTime(r, from.end, { english, loose: true })
    if (begins !== null && /^(af|of|off|on)$/.test(r.lexemes[begins.end]?.text ?? '')) {
      found.time = begins
      found.timeSide = 'after'
      place = begins.end + 1
      continue
    }
    const since = r.at(place, 'word.since') ?? r.at(place, 'word.not')
    if (since !== null && !r.pauses(since.end - 1, since.end)) {
      const end = skipPast(r, since.end, today, english)
      if (end > since.end) {
        place = end
        continue
      }
    }
    const asap = r.at(place, 'word.asap')
    if (asap !== null) {
      found.asap ||= r.before(place, 'word.not') === null
      place = asap.end
      continue
    }
    const range = found.time === null ? timeRange(r, place, english, loose) : null
    if (range !== null) {
      found.time = range.from
      found.lastTime = range.to
      place = range.to.end
      continue
    }
    const soon = inMinutes(r, place)
    if (soon !== null) {
      found.inMinutes ??= soon.minutes
      place = soon.end
      continue
    }
    const day = readDay(r, place, today)
    if (day !== null) {
      if (mayBePast(r, place, day, today) && isTold(r, place, day.end)) {
        place = skipPast(r, place, today, english)
        continue
      }
      place = takeDay(r, place, day, found, today)
      loose = true
      continue
    }
    // "all my pills" says nothing about weeks; "weekly" and "every week" do
    if (often !== null && (often.end > place + 1 || /we?e?k|wyk/.test(r.lexemes[place]?.text ?? '')))
      found.weekly = true
    const part = r.at(place, 'part')
    const side = sideAt(r, place)
    if (part !== null && part.value !== '' && side !== null) {
      found.part ??= partOf(part.value)
      place = part.end
      loose = true
      continue
    }
    const at = r.at(place, 'word.at')
    const opener = side ?? (at === null ? null : { side: 'at' as const, end: at.end })
    const timeAt = opener === null ? place : skipAt(r, opener.end)
    const time = readTime(r, timeAt, { english, loose: opener !== null || loose })
    const plausible = time !== null && believable(r, timeAt, time, opener?.side ?? null, loose)
    if (time !== null && plausible) {
      if (found.time === null) {
        found.time = time
        found.timeSide = opener?.side ?? 'at'
      }
      place = time.end
      loose = false
      continue
    }
    if (part !== null && part.value !== '') {
      found.part ??= partOf(part.value)
      place = part.end
      loose = true
      continue
    }
    const filler = r.at(place, 'word.about')
    loose = loose && filler !== null
    place++
  }
  return found
}

/** Notes a day that was read, beside what is known already, and gives the place behind it. */
function takeDay(r: Reading, place: number, day: DayRead, found: Found, today: Temporal.PlainDate): number {
  if (day.weekly && found.day?.until) {
    // "vanaf volgende week elke maandag" is the Mondays from then on
    const early = day.date.until(found.day.date).days
    found.day = { ...day, date: day.date.add({ weeks: Math.max(0, Math.ceil(early / 7)) }) }
    found.daySide = 'at'
    return day.end
  }
  // "vandaag niet, zaterdag wel" is Saturday
  if (found.day !== null && r.at(day.end, 'word.rather') === null) {
    found.day.weekly ||= day.weekly
    return day.end
  }
  found.day = day
  found.daySide = daySide(r, place, day)
  const second = secondDay(r, day.end, today)
  if (second === null) return day.end
  if (day.until === null) {
    found.lastDay = second
    // "voor dinsdag en woensdag" is for both
    if (r.at(day.end, 'word.until') === null) found.daySide = 'at'
  }
  return second.end
}

/** Tomorrow never was; a weekday, today or this week may have been. */
function mayBePast(r: Reading, place: number, day: DayRead, today: Temporal.PlainDate): boolean {
  const ahead = ['day', 'day-morning', 'day-noon', 'day-afternoon', 'day-evening'].some(
    (kind) => Number(r.at(place, kind)?.value ?? 0) > 0,
  )
  return !ahead && !day.weekly && (day.until !== null || day.date.since(today).days <= 7)
}

const behindTime = ['part', 'day', 'weekday', 'day-morning', 'day-noon', 'day-afternoon', 'day-evening']

/** "om 3 lampen op te hangen": after a bare number no unknown word may follow; after "voor" hardly anything may. */
function believable(r: Reading, place: number, time: TimeRead, opener: Side | null, loose: boolean): boolean {
  const sided = opener === 'before' || opener === 'after'
  const bare = r.kind(place) === 'number' && time.end === place + 1
  const worded = time.end === place + 1 && r.at(place, 'number') !== null && r.at(place, 'hour') === null
  if (!bare && !worded) return true
  const next = time.end
  if (time.hour > 24 || (worded && sided && time.hour < (opener === 'after' ? 2 : 3))) return false
  if (r.kind(next) === 'end' || r.kind(next) === 'break') return opener !== 'before' || bare || time.hour > 4
  if (r.closes(next) && (loose || (bare ? time.hour <= 12 : opener !== 'before'))) return true
  if (behindTime.some((kind) => r.at(next, kind) !== null)) return true
  if (opener === 'after' && loose && r.at(next, 'unit') === null && r.common(next)) return true
  if (opener === 'before' || (sided && !bare)) return false
  if (r.at(next, 'unit') !== null) return false
  return opener !== null && (r.at(next, 'word') !== null || r.common(next))
}

function startsTime(r: Reading, place: number): boolean {
  return (
    r.at(place, 'clock.half') !== null && readHour(r, place + 1) !== null && r.at(place + 2, 'unit') === null
  )
}

/** A past day takes its time with it. */
function skipPast(r: Reading, place: number, today: Temporal.PlainDate, english: boolean): number {
  const day = readDay(r, place, today)
  const end = day?.end ?? r.at(place, 'part')?.end ?? place
  const at = r.at(end, 'word.at')
  const time = readTime(r, at?.end ?? end, { english, loose: true })
  if (time === null) return end
  // "since five this morning"
  return readDay(r, time.end, today)?.end ?? r.at(time.end, 'part')?.end ?? time.end
}

function sideAt(r: Reading, place: number): { side: Side; end: number } | null {
  const before = r.at(place, 'word.before') ?? r.at(place, 'word.until')
  const after = r.at(place, 'word.after')
  if (after !== null && (before === null || after.end > before.end)) return { side: 'after', end: after.end }
  return before === null ? null : { side: 'before', end: before.end }
}

function skipAt(r: Reading, place: number): number {
  const at = r.at(place, 'word.at') ?? r.at(place, 'word.about')
  return at?.end ?? place
}

/** "uiterlijk vrijdag", "by friday", "na woensdag"; "voor morgen" is for tomorrow. */
function daySide(r: Reading, place: number, day: DayRead): Side {
  // "come by friday" is a visit on it
  if (r.before(place, 'duration') !== null) return 'at'
  const about = r.before(place, 'word.about')?.start ?? place
  const word = (from: number) => ({
    before: r.before(from, 'word.before'),
    after: r.before(from, 'word.after'),
  })
  const direct = word(place)
  const near = direct.before === null && direct.after === null && about < place ? word(about) : direct
  if (near.after !== null) return 'after'
  if (r.before(place, 'word.from') !== null && /^(of|af|on|off)$/.test(r.lexemes[day.end]?.text ?? ''))
    return 'after'
  if (near.before === null) return r.before(place, 'word.until') === null ? 'at' : 'before'
  const forIt =
    /^(voor|foar)$/.test(r.lexemes[near.before.start]?.text ?? '') && near.before.start === place - 1
  return forIt &&
    (day.part !== null ||
      r.at(place, 'day') !== null ||
      readTime(r, skipAt(r, day.end), { english: false, loose: true }) !== null)
    ? 'at'
    : 'before'
}

function secondDay(r: Reading, place: number, today: Temporal.PlainDate): DayRead | null {
  const joined = r.at(place, 'word.or') ?? r.at(place, 'word.until') ?? r.at(place, 'word.and')
  const next = joined?.end ?? (r.kind(place) === 'dash' ? place + 1 : null)
  return next === null ? null : (readDay(r, next, today) ?? readDay(r, skipAt(r, next), today))
}

function timeRange(
  r: Reading,
  place: number,
  english: boolean,
  loose: boolean,
): { from: TimeRead; to: TimeRead } | null {
  const between = r.at(place, 'word.between')
  const opener = between ?? r.at(place, 'word.from')
  const start = opener?.end ?? r.at(place, 'word.at')?.end ?? place
  const from = readTime(r, start, { english, loose: true, opens: opener !== null })
  if (from === null) return null
  const dash = r.kind(from.end) === 'dash' ? { end: from.end + 1 } : null
  const joint = dash ?? r.at(from.end, 'word.until') ?? (between === null ? null : r.at(from.end, 'word.and'))
  if (joint === null) return null
  const to = readTime(r, skipAt(r, joint.end), { english, loose: true })
  if (to === null) return null
  const marked =
    opener !== null ||
    loose ||
    start > place ||
    to.exact ||
    r.lexemes.slice(place, to.end).some((l) => l.kind === 'clock' || l.kind === 'hour') ||
    to.end - joint.end > 1
  return marked && r.at(to.end, 'unit') === null ? { from, to } : null
}

const minutesIn: Partial<Record<string, number>> = { minute: 1, quarter: 15, hour: 60 }

function inMinutes(r: Reading, place: number): { minutes: number; end: number } | null {
  const within = r.at(place, 'word.in')
  if (within === null) return null
  const text = [0, 1, 2, 3].map((step) => r.lexemes[within.end + step]?.text ?? '')
  if (/^(een|n|in|a)$/.test(text[0] ?? '') && /^(kwartier|kertier)/.test(text[1] ?? ''))
    return { minutes: 15, end: within.end + 2 }
  if (
    /^(een|n|in|half|heal|a|an)$/.test(text[0] ?? '') &&
    /^(half|heal|uur|hour|oere|halfuur|healoere|uurtje|oerke)/.test(
      text[text[0] === 'half' || text[0] === 'heal' ? 0 : 1] ?? '',
    )
  ) {
    const half = /half|heal/.test(text.slice(0, 2).join(' '))
    const size =
      text[0] === 'half' && text[1] === 'an'
        ? 3
        : half && !/halfuur|healoere/.test(text.join(' '))
          ? text[0] === 'half'
            ? 2
            : 3
          : 2
    return { minutes: half ? 30 : 60, end: within.end + size }
  }
  const count = readHour(r, within.end)
  const unit = count === null ? null : r.at(count.end, 'unit')
  const each = unit === null ? undefined : minutesIn[unit.value]
  if (count === null || unit === null || each === undefined) return null
  return { minutes: count.hour * each, end: unit.end }
}
