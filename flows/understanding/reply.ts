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

/** Reads yes and no as whole words at the start, in all languages at once. */
export function createReplyReader(
  files: WordFiles,
  lexicon: Lexicon,
  courtesies: Courtesies,
): (said: Said, hasTime: boolean) => Reply {
  const words = new Patterns<'yes' | 'no'>(lexicon)
  const phrases = new Patterns<'yes' | 'no'>(lexicon)
  const conditions = new Patterns<null>(lexicon)
  const maybe = new Patterns<null>(lexicon)
  for (const answer of ['yes', 'no'] as const) {
    for (const word of wordsUnder(files, 'replies', answer)) words.add(`^ ${word}`, answer)
    for (const phrase of wordsUnder(files, 'replies', `${answer}-phrases`)) phrases.add(`^ ${phrase}`, answer)
  }
  for (const word of wordsUnder(files, 'replies', 'conditions')) conditions.add(word, null)
  for (const word of wordsUnder(files, 'replies', 'maybe')) maybe.add(`^ ${word}`, null)
  const questions = new Patterns<null>(lexicon)
  for (const word of wordsUnder(files, 'replies', 'questions')) questions.add(`^ ${word}`, null)

  const tailOf = (raw: string, all: Token[], from: number): string | null => {
    const { to, from: idle } = courtesies(all.slice(from).map((token) => token.word))
    if (idle >= to) return null
    const first = all.slice(from).find((token) => token.word !== ',' && token.word !== '.')
    return first === undefined ? null : raw.slice(first.from).trim()
  }

  /** Where the answer ends and which it is, reading from word `from`; a phrase must be all there is, bar a new clause. */
  const answerAt = (
    all: Token[],
    from: number,
  ): { answer: 'yes' | 'no'; end: number; plain: boolean } | null => {
    const rest = all.slice(from).map((token) => token.word)
    if (maybe.find(rest).length > 0) return null
    const complete = phrases.find(rest).filter((hit) => {
      const next = rest[hit.end]
      const { from: idle, to } = courtesies(rest.slice(hit.end))
      return (
        next === undefined ||
        next === ',' ||
        next === '.' ||
        idle >= to ||
        opensClause.test(next) ||
        /^\d+$/.test(next)
      )
    })
    const longest = complete.sort((a, b) => b.end - a.end)[0]
    const word = words.find(rest).sort((a, b) => b.end - a.end)[0]
    if (longest !== undefined && (word === undefined || longest.end > word.end))
      return { answer: longest.tag, end: from + longest.end, plain: false }
    return word === undefined ? null : { answer: word.tag, end: from + word.end, plain: true }
  }

  const insteadOf = (all: Token[], from: number): Reply['instead'] => {
    for (const start of new Set([0, from])) {
      const rest = all.slice(start).map((token) => token.word)
      if (maybe.find(rest).length > 0) return 'not-yet'
      if (questions.find(rest).length > 0) return 'question'
    }
    return null
  }

  /** "Ja, nee" and "nee ja": two answers that cancel each other, with nothing behind them. */
  const takesBack = (all: Token[], first: { answer: 'yes' | 'no'; end: number; plain: boolean }): boolean => {
    let at = skipCommas(all, first.end)
    if (/^(maar|mar|but|of|or)$/.test(all[at]?.word ?? '')) at++
    const next = first.plain ? answerAt(all, at) : null
    if (!next?.plain) return false
    return next.answer !== first.answer && next.end >= all.length
  }

  return (said, hasTime) => {
    const all = tokens(said.raw)
    const first = all[0]
    if (first === undefined) return none
    const { from } = courtesies(all.map((token) => token.word))
    const leading = /^\d{1,3}$/.test(first.word) && all.length > 1 ? 1 : 0
    const found = answerAt(all, leading) ?? answerAt(all, Math.min(from, all.length - 1))
    if (found === null) return { ...none, instead: insteadOf(all, from) }
    if (takesBack(all, found)) return { ...none, instead: 'not-yet' }
    const second = found.answer === 'yes' ? answerAt(all, skipCommas(all, found.end)) : null
    let { answer, end }: { answer: 'yes' | 'no'; end: number } = found
    if (second !== null && (second.answer === 'yes' || !second.plain)) {
      if (second.answer === 'no' && found.plain && second.end === all.length) answer = 'no'
      if (second.answer === 'yes') end = second.end
    }
    const code = leading === 1 ? Number(first.word) : codeAt(said.raw, all, end)
    const tail = tailOf(said.raw, all, code !== null && leading === 0 ? skipCode(all, end) : end)
    const tailWords = tail === null ? [] : tokens(tail).map((token) => token.word)
    const conditional =
      tail !== null && (tail.includes('?') || conditions.find(tailWords).length > 0 || hasTime)
    return {
      answer: answer === 'yes' && conditional ? 'yes-but' : answer,
      instead: null,
      tail,
      code,
      plain: found.plain,
    }
  }
}

const opensClause =
  /^(maar|want|omdat|mar|omdat|but|because|as|als|mits|if|pas|alleen|only|allinnich|om|dan|dus|so)$/

function skipCommas(all: Token[], at: number): number {
  let next = at
  while (all[next]?.word === ',' || all[next]?.word === '.') next++
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
function codeAt(raw: string, all: Token[], end: number): number | null {
  const at = skipCode(all, end) - 1
  const token = all[at]
  if (token === undefined || !/^\d{1,3}$/.test(token.word) || at < end) return null
  const after = raw.slice(token.to)
  if (/^[:.,]\d/.test(after) || unit.test(after.trim().toLowerCase())) return null
  return Number(token.word)
}

function skipCode(all: Token[], end: number): number {
  let at = skipCommas(all, end)
  while (codeWords.has(all[at]?.word ?? '')) at++
  return at + 1
}
