import type { Courtesies } from './courtesies.ts'
import type { Lexicon } from './lexicon.ts'
import { type Said, type Token, tokens } from './normalise.ts'
import { Patterns } from './patterns.ts'
import { type WordFiles, wordsUnder } from './word-files.ts'

/** A yes or no, what follows it as typed, and the code of the offer that it answers. */
export interface Reply {
  answer: 'yes' | 'no' | 'yes-but' | null
  tail: string | null
  code: number | null
  /** What came in place of an answer: not decided yet, or a question about what was asked. */
  instead: 'not-yet' | 'question' | null
  /** Said in a word for yes or no, not only in words that may mean it. */
  plain: boolean
}

const none: Reply = { answer: null, instead: null, tail: null, code: null, plain: false }
const unit =
  /^(uur|uren|uurtje|u|min|minuten|minuut|oere|oeren|hour|hours|hrs|minutes|mins|jaar|euro|km|kilo|keer|dagen|weken|april|mei|juni|pm|am)/

/** An answer at some word of a message: which, where it ends, and whether in a word for yes or no itself. */
interface Answered {
  answer: 'yes' | 'no'
  plain: boolean
  end: number
}

/** What the words say that open a reply. */
type Opening = Omit<Answered, 'end'> | { instead: 'not-yet' | 'question' }

/** What stands at some word of a message: an answer, or what came instead. */
interface Opened {
  answered: Answered | null
  instead: Reply['instead']
}

/** Reads yes and no as whole words at the start, in all languages at once. */
export function createReplyReader(
  files: WordFiles,
  lexicon: Lexicon,
  courtesies: Courtesies,
): (said: Said, hasTime: boolean) => Reply {
  const openings = new Patterns<Opening>(lexicon)
  const conditions = new Patterns<null>(lexicon)
  const learn = (heading: string, opening: Opening) => {
    for (const words of wordsUnder(files, 'replies', heading)) openings.add(`^ ${words}`, opening)
  }
  for (const answer of ['yes', 'no'] as const) {
    learn(answer, { answer, plain: true })
    learn(`${answer}-phrases`, { answer, plain: false })
  }
  learn('maybe', { instead: 'not-yet' })
  learn('questions', { instead: 'question' })
  for (const word of wordsUnder(files, 'replies', 'conditions')) conditions.add(word, null)

  /** What is said from this word on, unless that is only courtesy. */
  const tailAt = (raw: string, all: Token[], words: string[], from: number) => {
    const { from: idle, to } = courtesies(words.slice(from))
    const start = skipCommas(words, from)
    const first = all[start]
    if (idle >= to || first === undefined) return null
    return { text: raw.slice(first.from).trim(), words: words.slice(start) }
  }

  /** A phrase must be all there is, bar a new clause. */
  const isComplete = (rest: string[], end: number): boolean => {
    const next = rest[end]
    if (next === undefined || /^(?:[,.]|\d+)$/.test(next) || opensClause.test(next)) return true
    const { from: idle, to } = courtesies(rest.slice(end))
    return idle >= to
  }

  const openedAt = (words: string[], from: number): Opened => {
    const rest = words.slice(from)
    const answers: Answered[] = []
    let instead: Reply['instead'] = null
    for (const { tag, end } of openings.find(rest)) {
      if (!('instead' in tag)) answers.push({ ...tag, end })
      else if (instead !== 'not-yet') instead = tag.instead
    }
    if (instead === 'not-yet') return { answered: null, instead }
    const phrase = furthest(answers.filter(({ plain, end }) => !plain && isComplete(rest, end)))
    const word = furthest(answers.filter(({ plain }) => plain))
    const best = phrase !== undefined && phrase.end > (word?.end ?? 0) ? phrase : word
    return { answered: best === undefined ? null : { ...best, end: from + best.end }, instead }
  }

  return (said, hasTime) => {
    const all = tokens(said.raw)
    const first = all[0]
    if (first === undefined) return none
    const words = all.map((token) => token.word)
    const opened = new Map<number, Opened>()
    const at = (from: number): Opened => {
      const known = opened.get(from) ?? openedAt(words, from)
      opened.set(from, known)
      return known
    }
    const { from } = courtesies(words)
    const leading = /^\d{1,3}$/.test(first.word) && all.length > 1 ? 1 : 0
    const found = at(leading).answered ?? at(Math.min(from, all.length - 1)).answered
    if (found === null) return { ...none, instead: at(0).instead ?? at(from).instead }
    if (takesBack(words, found, at)) return { ...none, instead: 'not-yet' }
    const second = found.answer === 'yes' ? at(skipCommas(words, found.end)).answered : null
    let { answer, end } = found
    if (second !== null && (second.answer === 'yes' || !second.plain)) {
      if (second.answer === 'no' && found.plain && second.end === all.length) answer = 'no'
      if (second.answer === 'yes') end = second.end
    }
    const code = leading === 1 ? Number(first.word) : codeAt(said.raw, all, words, end)
    const behind = code !== null && leading === 0 ? skipCode(words, end) : end
    const tail = tailAt(said.raw, all, words, behind)
    const conditional =
      tail !== null && (tail.text.includes('?') || conditions.find(tail.words).length > 0 || hasTime)
    return {
      answer: answer === 'yes' && conditional ? 'yes-but' : answer,
      instead: null,
      tail: tail?.text ?? null,
      code,
      plain: found.plain,
    }
  }
}

/** The one that ends last; the first of those that end there. */
function furthest(answers: Answered[]): Answered | undefined {
  return answers.sort((a, b) => b.end - a.end)[0]
}

/** "Ja, nee" and "nee ja": two answers that cancel each other, with nothing behind them. */
function takesBack(words: string[], first: Answered, at: (from: number) => Opened): boolean {
  let behind = skipCommas(words, first.end)
  if (/^(maar|mar|but|of|or)$/.test(words[behind] ?? '')) behind++
  const next = first.plain ? at(behind).answered : null
  return next?.plain === true && next.answer !== first.answer && next.end >= words.length
}

const opensClause =
  /^(maar|want|omdat|mar|omdat|but|because|as|als|mits|if|pas|alleen|only|allinnich|om|dan|dus|so)$/

function skipCommas(words: string[], at: number): number {
  let next = at
  while (words[next] === ',' || words[next] === '.') next++
  return next
}

const codeWords = new Set([
  'nr',
  'nummer',
  'nûmer',
  'numer',
  'number',
  'code',
  'koade',
  'op',
  'to',
  'for',
  'voor',
  'foar',
])

/** The number right behind the answer, unless it counts hours or such. */
function codeAt(raw: string, all: Token[], words: string[], end: number): number | null {
  const at = skipCode(words, end) - 1
  const token = all[at]
  if (token === undefined || !/^\d{1,3}$/.test(token.word) || at < end) return null
  const after = raw.slice(token.to)
  if (/^[:.,]\d/.test(after) || unit.test(after.trim().toLowerCase())) return null
  return Number(token.word)
}

function skipCode(words: string[], end: number): number {
  let at = skipCommas(words, end)
  while (codeWords.has(words[at] ?? '')) at++
  return at + 1
}
