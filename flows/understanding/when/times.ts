import type { Reading } from './lexemes.ts'

/** A clock time as said; not exact when it may also be twelve hours later. */
export interface TimeRead {
  hour: number
  minute: number
  exact: boolean
  /** The hour that was named, as 8 is in "kwart voor 8". */
  said?: number
  end: number
}

interface HourRead {
  hour: number
  minute: number
  end: number
  digits: boolean
  inflected: boolean
  exact: boolean
}

/** How to read: `english` says that half ten is 10:30; `loose` that a bare number may be an hour. */
export interface TimeManner {
  english: boolean
  loose: boolean
  /** It opens a stretch of time: "from six till ten" is no six minutes to ten. */
  opens?: boolean
}

/** Reads a clock time at this place, or null. */
export function readTime(r: Reading, place: number, manner: TimeManner): TimeRead | null {
  return (
    written(r, place) ??
    named(r, place) ??
    halfHour(r, place, manner) ??
    quarter(r, place) ??
    minutesAround(r, place, manner) ??
    wholeHour(r, place, manner)
  )
}

function written(r: Reading, place: number): TimeRead | null {
  const lexeme = r.lexemes[place]
  if (lexeme === undefined || (lexeme.kind !== 'clock' && lexeme.kind !== 'hour')) return null
  const [hour = 0, minute = 0] = lexeme.numbers
  const oclock = r.at(place + 1, 'clock.oclock')
  return { hour, minute, exact: lexeme.exact, end: oclock?.end ?? place + 1 }
}

function named(r: Reading, place: number): TimeRead | null {
  const noon = r.at(place, 'clock.noon')
  if (noon !== null) return { hour: 12, minute: 0, exact: true, end: noon.end }
  const midnight = r.at(place, 'clock.midnight')
  return midnight === null ? null : { hour: 23, minute: 59, exact: true, end: midnight.end }
}

/** half elf, healwei alven: half before; half past ten, British half ten: half past. */
function halfHour(r: Reading, place: number, { english }: TimeManner): TimeRead | null {
  const half = r.at(place, 'clock.half')
  if (half === null) return null
  const past = r.at(half.end, 'clock.past')
  const hour = readHour(r, past?.end ?? half.end)
  if (
    hour === null ||
    hour.hour < 1 ||
    hour.hour > 12 ||
    (r.at(hour.end, 'unit') !== null && r.at(hour.end, 'clock.oclock') === null)
  )
    return null
  const inEnglish = english || r.at(half.end, 'number-en') !== null
  const after = past !== null || (inEnglish && r.lexemes[place]?.text === 'half')
  return {
    hour: after ? hour.hour : previous(hour.hour),
    minute: 30,
    exact: false,
    said: hour.hour,
    end: skipOclock(r, hour.end),
  }
}

function quarter(r: Reading, place: number): TimeRead | null {
  const start = r.at(place, 'clock.quarter')
  if (start === null) return null
  return around(r, start.end, 15)
}

/** vijf voor half elf, tien over vier, ten past four. */
function minutesAround(r: Reading, place: number, manner: TimeManner): TimeRead | null {
  const minutes = readHour(r, place)
  if (minutes === null || minutes.hour < 1 || minutes.hour > 29 || minutes.inflected) return null
  const unit = r.at(minutes.end, 'unit.minute')
  const bothDigits = minutes.digits && unit === null && !manner.loose
  if (bothDigits && minutes.hour % 5 !== 0) return null
  if (manner.opens === true && r.at(minutes.end, 'word.until') !== null) return null
  return around(r, unit?.end ?? minutes.end, minutes.hour)
}

function around(r: Reading, place: number, minutes: number): TimeRead | null {
  const past = r.at(place, 'clock.past')
  const to = r.at(place, 'clock.to')
  const turn = past ?? to
  if (turn === null) return null
  const half = r.at(turn.end, 'clock.half')
  const hour = readHour(r, half?.end ?? turn.end)
  if (hour === null || hour.hour < 1 || hour.hour > 12) return null
  if (past === null && hour.digits && r.lexemes[place]?.text === 'to' && r.kind(place - 1) === 'number')
    return null
  const base = (half === null ? hour.hour * 60 : hour.hour * 60 - 30) + (past === null ? -minutes : minutes)
  const total = base < 60 ? base + 720 : base
  return {
    hour: Math.floor(total / 60),
    minute: total % 60,
    exact: false,
    said: hour.hour,
    end: skipOclock(r, hour.end),
  }
}

/** 10 uur, om 3, at 5, alve oere, tsienen. */
function wholeHour(r: Reading, place: number, { loose }: TimeManner): TimeRead | null {
  const hour = readHour(r, place)
  if (hour === null) return null
  const oclock = r.at(hour.end, 'clock.oclock')
  if (oclock !== null) {
    const lasts =
      !loose &&
      hour.hour < 5 &&
      r.lexemes[oclock.end - 1]?.text !== 'oclock' &&
      r.at(oclock.end, 'part') === null
    if (lasts || r.at(place, 'duration') !== null) return null
    const minute = r.lexemes[oclock.end]
    const spoken =
      minute?.kind === 'number' && (minute.numbers[0] ?? 60) < 60 ? (minute.numbers[0] ?? 0) : null
    return {
      hour: hour.hour,
      minute: spoken ?? 0,
      exact: hour.exact,
      end: spoken === null ? oclock.end : oclock.end + 1,
    }
  }
  const half = r.at(hour.end, 'half-day')
  if (half !== null && hour.hour <= 12)
    return { hour: (hour.hour % 12) + (half.value === 'pm' ? 12 : 0), minute: 0, exact: true, end: half.end }
  if (r.at(hour.end, 'unit') !== null) return null
  if (hour.inflected && (loose || hour.hour !== 8))
    return { hour: hour.hour, minute: 0, exact: false, end: hour.end }
  const part = r.at(hour.end, 'part')
  if (!loose && (part === null || !hour.digits)) return null
  return { hour: hour.hour, minute: 0, exact: hour.exact, end: hour.end }
}

/** An hour or small number in digits or words. */
export function readHour(r: Reading, place: number): HourRead | null {
  const lexeme = r.lexemes[place]
  if (lexeme?.kind === 'number') {
    const hour = lexeme.numbers[0] ?? 99
    return hour > 29
      ? null
      : {
          hour,
          minute: 0,
          end: place + 1,
          digits: true,
          inflected: false,
          exact: hour > 12 || /^0/.test(lexeme.text),
        }
  }
  const inflected = r.at(place, 'hour')
  if (inflected !== null)
    return {
      hour: Number(inflected.value),
      minute: 0,
      end: inflected.end,
      digits: false,
      inflected: true,
      exact: false,
    }
  const word = numberWord(r, place)
  if (word === null) return null
  return { hour: Number(word.value), minute: 0, end: word.end, digits: false, inflected: false, exact: false }
}

/** A number in words; a and in are articles, not one. */
export function numberWord(r: Reading, place: number): { value: string; end: number } | null {
  return /^(a|an|in)$/.test(r.lexemes[place]?.text ?? '') ? null : r.at(place, 'number')
}

function previous(hour: number): number {
  return hour === 1 ? 12 : hour - 1
}

function skipOclock(r: Reading, place: number): number {
  return r.at(place, 'clock.oclock')?.end ?? place
}
