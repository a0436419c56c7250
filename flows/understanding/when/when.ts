import { Temporal } from 'temporal-polyfill'
import type { When } from '../../../core/when.ts'
import type { Lexicon } from '../lexicon.ts'
import { fold, type Said } from '../normalise.ts'
import { Patterns } from '../patterns.ts'
import { headings, list, type WordFiles, wordsUnder } from '../word-files.ts'
import { withoutOtherNumbers } from './clean.ts'
import { compose, type WallClock } from './compose.ts'
import { lexemes, Reading } from './lexemes.ts'
import { read } from './read.ts'

/** On whose clock a message is read, and how. */
export interface Moment {
  now: Date
  zone: string
  english: boolean
  /** The question was when: a bare part of the day is then an answer. */
  expected: boolean
  /** It is about eating or being together. */
  sociable: boolean
}

/** The time that a message names; `clock` when it names an hour. */
export interface Timing {
  when: When | null
  /** Every so many weeks, if that was said without a day. */
  everyWeeks: number | null
  /** The days of the week that are named, of which Monday is 1. */
  weekdays: number[]
  clock: boolean
  reasons: string[]
}

/** Learns the words for days and times, in all languages at once. */
export function createWhenReader(
  files: WordFiles,
  lexicon: Lexicon,
  shorthand: Map<string, string>,
): (said: Said, moment: Moment) => Timing {
  const patterns = new Patterns<string>(lexicon)
  for (const { heading, text } of headings(files, 'when'))
    for (const words of list(text)) patterns.add(words, heading)
  for (const part of ['morning', 'noon', 'afternoon', 'evening'])
    for (const { heading, text } of headings(files, 'when')) {
      if (!heading.startsWith('weekday.')) continue
      const day = heading.slice('weekday.'.length)
      for (const weekday of list(text))
        for (const suffix of wordsUnder(files, 'when', `suffix.${part}`)) {
          patterns.add(`${weekday}${suffix}`, `weekday-${part}.${day}`)
          patterns.add(`${weekday} ${suffix}`, `weekday-${part}.${day}`)
        }
    }
  const common = new Set(wordsUnder(files, 'examples', 'words').map((word) => fold(word).replace(/'/g, '')))
  const onTheClock = createClock()

  return (said, { now, zone, english, expected, sociable }) => {
    const all = lexemes(withoutOtherNumbers(said.folded), (word) => shorthand.get(word) ?? word)
    const reading = new Reading(all.slice(0, 400), patterns, common)
    const clock = onTheClock(now, zone)
    const found = read(reading, clock.today, english)
    const when = compose(found, clock, { expected, sociable })
    const everyWeeks = found.weekly && found.day === null ? (found.weeks ?? 1) : null
    return {
      when,
      everyWeeks,
      weekdays: reading.weekdays(),
      clock: found.time !== null,
      reasons: when === null ? [] : [`when: ${when}`],
    }
  }
}

/** Reads the clock of a neighbourhood to the minute; who writes in the same minute shares the reckoning. */
function createClock(): (now: Date, zone: string) => WallClock {
  let last: (WallClock & { minute: number; zone: string }) | null = null
  return (now, zone) => {
    const minute = Math.floor(now.getTime() / 60_000)
    if (last?.minute !== minute || last.zone !== zone) {
      const instant = Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
      const local = instant.toZonedDateTimeISO(zone).toPlainDateTime()
      last = { minute, zone, now: local, today: local.toPlainDate() }
    }
    return last
  }
}
