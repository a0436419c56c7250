import { Temporal } from 'temporal-polyfill'
import type { When } from '../../../core/when.ts'
import type { Said } from '../normalise.ts'
import { Patterns } from '../patterns.ts'
import { headings, list, type WordFiles, wordsUnder } from '../word-files.ts'
import { withoutOtherNumbers } from './clean.ts'
import { compose } from './compose.ts'
import { lexemes, Reading } from './lexemes.ts'
import { read } from './read.ts'

/** On whose clock a message is read, and how. */
export interface Moment {
  now: Date
  zone: string
  english: boolean
  /** The question was when: a bare part of the day is then an answer. */
  expected: boolean
}

/** The time that a message names; `clock` when it names an hour. */
export interface Timing {
  when: When | null
  clock: boolean
  reasons: string[]
}

/** Learns the words for days and times, in all languages at once. */
export function createWhenReader(
  files: WordFiles,
  shorthand: Map<string, string>,
): (said: Said, moment: Moment) => Timing {
  const patterns = new Patterns<string>()
  for (const { heading, text } of headings(files, 'when'))
    for (const words of list(text)) patterns.add(words, heading)
  for (const part of ['morning', 'afternoon', 'evening'])
    for (const { heading, text } of headings(files, 'when')) {
      if (!heading.startsWith('weekday.')) continue
      const day = heading.slice('weekday.'.length)
      for (const weekday of list(text))
        for (const suffix of wordsUnder(files, 'when', `suffix.${part}`)) {
          patterns.add(`${weekday}${suffix}`, `weekday-${part}.${day}`)
          patterns.add(`${weekday} ${suffix}`, `weekday-${part}.${day}`)
        }
    }
  for (const word of wordsUnder(files, 'examples', 'words')) patterns.add(word, 'known')

  return (said, { now, zone, english, expected }) => {
    const all = lexemes(withoutOtherNumbers(said.folded), (word) => shorthand.get(word) ?? word)
    const reading = new Reading(all.slice(0, 400), patterns)
    const local = Temporal.Instant.fromEpochMilliseconds(now.getTime())
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
    const found = read(reading, local.toPlainDate(), english)
    const when = compose(found, local, expected)
    return { when, clock: found.time !== null, reasons: when === null ? [] : [`when: ${when}`] }
  }
}
