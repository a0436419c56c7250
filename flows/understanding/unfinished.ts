import type { Act, Meaning } from '../../core/conversations/meaning.ts'
import type { Courtesies } from './courtesies.ts'
import type { Lexicon } from './lexicon.ts'
import type { Said } from './normalise.ts'
import { Patterns } from './patterns.ts'
import { type WordFiles, wordsUnder } from './word-files.ts'

/** Whoever writes more than this in one go has said something. */
const mostWords = 5

/** Who says this has said it, however it ends. */
const whole: Act[] = [
  'stop',
  'start',
  'human',
  'restart',
  'language',
  'settings',
  'cancel',
  'status',
  'hand-back',
  'thanks',
]

/** What else was read of the message. */
type Read = Omit<Meaning, 'unfinished'>

/** Tells whether more is likely to come in a next message, as from people who send a sentence in three pieces. */
export type Unfinished = (said: Said, opening: number, read: Read) => Meaning['unfinished']

/** Learns how people begin and break off. */
export function createUnfinishedReader(
  files: WordFiles,
  lexicon: Lexicon,
  courtesies: Courtesies,
): Unfinished {
  const ends = new Patterns<null>(lexicon)
  const openers = new Patterns<null>(lexicon)
  for (const end of wordsUnder(files, 'pauses', 'ends')) ends.add(`${end} $`, null)
  for (const opener of wordsUnder(files, 'pauses', 'openers')) openers.add(`^ ${opener}`, null)
  return (said, opening, read) => {
    if (read.danger !== null || said.words.length === 0 || whole.includes(read.act)) return null
    const raw = said.raw.trim()
    // a command is whole, and the letters of a postcode are no broken off word
    if (/^\/|\d{4}\s*\p{L}{2}$/u.test(raw)) return null
    // "middag" is a greeting, but not where a part of the day was asked
    if (read.act === 'greeting') return read.choice === null && read.when === null ? 'clearly' : null
    const core = said.words.slice(opening)
    const rest = (end: number) => core.slice(end).filter((word) => word !== '.')
    if (openers.find(core).some(({ end }) => courtesies(rest(end)).from >= rest(end).length)) return 'clearly'
    if (/(\.\.|…|,|:|-)$/.test(raw)) return 'clearly'
    if (/[.!?)\p{Extended_Pictographic}]$/u.test(raw)) return null
    if (/\d$/.test(raw)) return null
    if (ends.find(said.words).length > 0) return 'clearly'
    return said.words.length <= mostWords && saysNothing(read) ? 'perhaps' : null
  }
}

/** Nothing in it can be answered yet. */
function saysNothing(read: Read): boolean {
  return (
    (read.act === 'other' || read.act === 'request') &&
    (read.category === null || read.category === 'other') &&
    read.answer === null &&
    read.instead === null &&
    read.choice === null &&
    read.place === null &&
    read.name === null &&
    read.minutes === null
  )
}
