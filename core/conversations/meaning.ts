import type { When } from '../when.ts'

export const languages = ['nl', 'fy', 'en'] as const
export type Language = (typeof languages)[number]

/** The kinds of help that are known everywhere. */
export const categories = [
  'odd-jobs',
  'garden',
  'groceries',
  'company',
  'cooking',
  'ride',
  'care',
  'digital',
  'paperwork',
  'activities',
  'pets',
  'other',
] as const
/** A kind of help: one that every neighbourhood may have, or one that a neighbourhood added. */
export type Category = string

export const acts = [
  'request',
  'volunteer',
  'cancel',
  'status',
  'accept',
  'decline',
  'thanks',
  'greeting',
  'stop',
  'start',
  'language',
  'human',
  'restart',
  'settings',
  'hand-back',
  'question',
  'other',
] as const
/** What somebody does by saying this. `start` undoes a stop; `hand-back` is a helper who cannot come after all; `question` is about us: price, rules, what there is. */
export type Act = (typeof acts)[number]

export interface Danger {
  number: 112 | 113
  /** certain stops everything; possible adds one safety line and goes on. */
  level: 'certain' | 'possible'
}

export interface Place {
  street?: string
  houseNumber?: string
  postcode?: string
  town?: string
}

/** What a message means, as far as it can be read without asking. */
export interface Meaning {
  language: Language | 'other' | null
  /** Long and clear enough to change the language of the talk. */
  languageSure: boolean
  act: Act
  /** No word of that act is known: it only sounds like it, so what the talk is about may count for more. */
  guessed: boolean
  category: Category | null
  /** The three most likely categories, best first. */
  top3: Category[]
  when: When | null
  /** Every so many weeks, where its day was not named: that is still to be asked. */
  everyWeeks: number | null
  /** The days of the week that were named, of which Monday is 1. */
  weekdays: number[]
  danger: Danger | null
  /** The value of the offered choice that this means, or null. */
  choice: string | null
  /** All offered choices that are named, for questions where more than one may be picked. */
  chosen: string[]
  /** yes, no, or yes with a condition or question behind it. */
  answer: 'yes' | 'no' | 'yes-but' | null
  /** What came in place of a yes or no: not decided yet, or a question about what was asked. */
  instead: 'not-yet' | 'question' | null
  /** What follows a yes or no, as typed. */
  tail: string | null
  /** The reply code of an offer, as in "JA 2". */
  code: number | null
  wishedLanguage: Language | null
  place: Place | null
  /** Where they want to go, in their own words ("bij de huisarts" → "huisarts"). */
  destination: string | null
  /** A name given as an answer ("ik ben Jan de Vries" → "Jan de Vries"). */
  name: string | null
  /** A duration, as in "1,5 uur" → 90. */
  minutes: number | null
  /** A request number, as in "#217" or "verzoek 217". */
  requestNumber: number | null
  /** Whether more is likely to follow in a next message: they only greeted or broke off, or nothing was said yet. */
  unfinished: 'clearly' | 'perhaps' | null
  /** Which words and which rule, for developers and the desk. */
  reasons: string[]
}

export interface UnderstandContext {
  /** The language of the talk so far. */
  language: Language | null
  now: Date
  zone: string
  /** Whose kinds of help are meant; none means only those that are known everywhere. */
  neighbourhood?: string
  /** The choices of the question that stands open, with the labels the person saw. */
  choices?: { value: string; label: string }[]
  /** What the open question is about, so that "2", "Jan" or "kerkstraat 5" is read as its answer. */
  expects?: Expectation
}

export const expectations = [
  'yes-no',
  'choice',
  'choices',
  'name',
  'place',
  'when',
  'words',
  'minutes',
] as const
export type Expectation = (typeof expectations)[number]

/** Text in, meaning out: pure, offline, and fast. */
export type Understand = (text: string, context: UnderstandContext) => Meaning
