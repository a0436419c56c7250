import { calm } from '../normalise.ts'
import type { Hit, Patterns } from '../patterns.ts'
import { perWord } from '../per-word.ts'

/** A piece of a message as the reader of times sees it. */
export interface Lexeme {
  kind: 'word' | 'number' | 'ordinal' | 'clock' | 'hour' | 'date' | 'break' | 'dash'
  text: string
  /** Up to three numbers: hour and minute, or year (0 if unsaid), month and day. */
  numbers: number[]
  /** The hour cannot be meant twelve hours later: it was written 15:00, 03:00 or 3pm. */
  exact: boolean
  /** A comma follows: words behind it belong to something else. */
  pause?: true
}

/** "Saturday's list" is of one Saturday, "saturdays" are all. */
const ofDay = /(?<=day|morrow)'s$/

const pieces =
  /(?<iso>\b20\d{2}-\d{1,2}-\d{1,2}(?:t\d{2}:\d{2}(?::\d{2})?)?\b)|(?<date>\b\d{1,2}\.\d{1,2}\.(?:20)?\d{2}\b|\b\d{1,2}[-/]\d{1,2}(?:[-/](?:20)?\d{2})?\b(?!\s*(?:uur|oere|u\b|h\b|pm|am)))|(?<clock>\b(?:[01]\d|2[0-3])[0-5]\d\s?(?:uur|u|h|hrs|oere|ure)\b|\b\d{1,2}[:.][0-5]\d(?!\d)\s?(?:uur|oere|u|h|am|pm|a\.m\.|p\.m\.)?(?!\p{L}))|(?<suffixed>\b\d{1,2}\s?(?:a\.m\.|p\.m\.|am|pm|u|h)(?:[0-5]\d)?(?![\p{L}\d]))|(?<ordinal>\b\d{1,2}(?:e|ste|de|st|nd|rd|th)\b)|(?<number>\d+(?:[.,]\d+)?)|(?<dash>\s[-–]\s|(?<=\d)[-–](?=\d))|(?<word>\p{L}[\p{L}']*|'[a-z]\b)|(?<stop>[.!?;\n,])/gu

/** Splits folded text into words, numbers, clock times and dates. */
export function lexemes(folded: string, shorthand: (word: string) => string): Lexeme[] {
  const all: Lexeme[] = []
  for (const found of folded.matchAll(pieces)) {
    const last = all.at(-1)
    if (found.groups?.stop !== ',') all.push(...lexemesOf(found, shorthand))
    else if (last !== undefined) last.pause = true
  }
  return all
}

function lexemesOf(found: RegExpExecArray, shorthand: (word: string) => string): Lexeme[] {
  const text = found[0].trim()
  const groups = found.groups ?? {}
  const numbers = (text.match(/\d+/g) ?? []).map(Number)
  const make = (kind: Lexeme['kind'], values = numbers, exact = false): Lexeme[] => [
    { kind, text, numbers: values, exact },
  ]
  if (groups.iso !== undefined) {
    const [year = 0, month = 0, day = 0, ...clock] = numbers
    return clock.length === 0
      ? make('date')
      : [...make('date', [year, month, day]), ...make('clock', clock.slice(0, 2), true)]
  }
  if (groups.date !== undefined) return dated(text, numbers)
  if (groups.clock !== undefined && /^\d{4}/.test(text))
    return make('clock', [Number(text.slice(0, 2)), Number(text.slice(2, 4))], true)
  if (groups.clock !== undefined || groups.suffixed !== undefined)
    return timed(text, numbers, groups.clock !== undefined)
  if (groups.ordinal !== undefined) return make('ordinal')
  if (groups.number !== undefined) return make(/[.,]/.test(text) ? 'break' : 'number')
  if (groups.dash !== undefined) return make('dash')
  if (groups.stop !== undefined) return make('break')
  return shorthand(calm(text.replace(ofDay, '').replace(/'/g, '')))
    .split(' ')
    .map((word) => ({ kind: 'word' as const, text: word, numbers: [], exact: false }))
}

function dated(text: string, [day = 0, month = 0, year = 0]: number[]): Lexeme[] {
  if (day >= 1 && day <= 31 && month >= 1 && month <= 12)
    return [
      { kind: 'date', text, numbers: [year > 0 && year < 100 ? 2000 + year : year, month, day], exact: true },
    ]
  if (day > 24 || month > 24) return [{ kind: 'break', text, numbers: [], exact: false }]
  const side = (value: number): Lexeme => ({
    kind: 'number',
    text: String(value),
    numbers: [value],
    exact: false,
  })
  return [side(day), { kind: 'dash', text: '-', numbers: [], exact: false }, side(month)]
}

function timed(text: string, [hour = 0, minute = 0]: number[], colon: boolean): Lexeme[] {
  const half = /p\.?m/.test(text) ? 12 : /a\.?m/.test(text) ? 0 : null
  const exact = half !== null || hour > 12 || hour === 0 || /^0\d/.test(text)
  const value = half === null ? hour : (hour % 12) + half
  if (value > 24 || minute > 59) {
    const date = colon && hour <= 31 && minute >= 1 && minute <= 12
    return [{ kind: date ? 'date' : 'break', text, numbers: date ? [0, minute, hour] : [], exact }]
  }
  return [{ kind: colon ? 'clock' : 'hour', text, numbers: [value, minute], exact }]
}

const fullWeekday = /^(?:weekly|weekday(?:-(?!short)\w+)?)\.(\d)$/

/** Known words of time: what they mean and where they end. */
interface Known {
  value: string
  end: number
}

/** Every kind of a tag with what is left to say: `day-evening.1` is 1 as `day-evening`. */
const kindsOf = perWord((tag) => {
  const kinds: [kind: string, value: string][] = [[tag, '']]
  for (let dot = tag.indexOf('.'); dot >= 0; dot = tag.indexOf('.', dot + 1))
    kinds.push([tag.slice(0, dot), tag.slice(dot + 1)])
  return kinds
})

/** A message with every known word of time at its place. */
export class Reading {
  readonly lexemes: Lexeme[]
  readonly #hits: Hit<string>[][] = []
  /** At each place the longest known words of each kind. */
  readonly #longest: Map<string, Known>[] = []
  readonly #common: ReadonlySet<string>

  constructor(all: Lexeme[], patterns: Patterns<string>, common: ReadonlySet<string>) {
    this.lexemes = all
    this.#common = common
    const words = all.map((lexeme) =>
      lexeme.kind === 'word' ? lexeme.text : lexeme.kind === 'number' ? lexeme.text : '.',
    )
    for (const hit of patterns.find(words)) {
      if (this.pauses(hit.start, hit.end - 1)) continue
      const hits = this.#hits[hit.start] ?? []
      const longest = this.#longest[hit.start] ?? new Map<string, Known>()
      this.#hits[hit.start] = hits
      this.#longest[hit.start] = longest
      hits.push(hit)
      for (const [kind, value] of kindsOf(hit.tag))
        if (hit.end > (longest.get(kind)?.end ?? 0)) longest.set(kind, { value, end: hit.end })
    }
  }

  /** The longest known words of this kind at this place: what they mean and where they end. */
  at(place: number, kind: string): Known | null {
    return this.#longest[place]?.get(kind) ?? null
  }

  /** Known words of this kind that end right before this place. */
  before(place: number, kind: string): { start: number } | null {
    for (let start = Math.max(0, place - 6); start < place; start++)
      for (const { tag, end } of this.#hits[start] ?? [])
        if (end === place && (tag === kind || tag.startsWith(`${kind}.`))) return { start }
    return null
  }

  /** A word of every day, such as "ik" and "then", and no thing that may be counted. */
  common(place: number): boolean {
    return this.#common.has(this.lexemes[place]?.text ?? '')
  }

  /** Nothing is known of this word, so that it says nothing about time. */
  silent(place: number): boolean {
    return this.#hits[place] === undefined && this.lexemes[place]?.kind === 'word'
  }

  /** Every day of the week that is named in full. */
  weekdays(): number[] {
    const named = this.#hits.flat().map(({ tag }) => fullWeekday.exec(tag)?.[1])
    return [...new Set(named)].flatMap((day) => (day === undefined ? [] : [Number(day)])).sort()
  }

  /** A comma stands behind one of these places. */
  pauses(from: number, to: number): boolean {
    for (let place = from; place < to; place++) if (this.lexemes[place]?.pause === true) return true
    return false
  }

  /** Nothing follows that belongs to it: a comma, the end of a sentence or of the message. */
  closes(end: number): boolean {
    return this.kind(end) === 'end' || this.kind(end) === 'break' || this.pauses(end - 1, end)
  }

  kind(place: number): Lexeme['kind'] | 'end' {
    return this.lexemes[place]?.kind ?? 'end'
  }
}
