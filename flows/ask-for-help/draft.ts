import { z } from 'zod'
import type { Facts } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import type { Category, Meaning } from '../../core/conversations/meaning.ts'
import { offerToShare } from '../share-number/share-number.ts'
import { readForWhom } from '../shared-phone/for-whom.ts'
import { aboutYou, addressLine, knownOf } from '../talk/about-you.ts'
import { goOnWith } from '../talk/elsewhere.ts'
import { type Heard, ownWords, wordCount } from '../talk/heard.ts'
import type { Patience } from '../talk/talk.ts'
import { everySoOften, isOver } from './wanted-when.ts'

const category = z.string().max(40)
const when = z.string().max(60)

/** A help request in the making, as it is saved between two messages. */
export const draft = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  ...aboutYou,
  /** The resident's own first words, with what they added. */
  words: z.string(),
  category: category.nullable(),
  /** What it may be about, best first, while we do not know. */
  guesses: z.array(category),
  wantedAt: when.nullable(),
  /** Every so many weeks, while its day is not known. */
  everyWeeks: z.number().nullable().default(null),
  /** Who of the household it is for, where this phone is shared. */
  forWhom: z.string().max(250).nullable().default(null),
  /** They left the day or the hour to us. */
  whenOpen: z.boolean(),
  /** What they want next, once this request is made. */
  later: z
    .strictObject({
      flow: z.string(),
      words: z.string(),
      category: category.nullable(),
      wantedAt: when.nullable(),
    })
    .nullable(),
})
export type Draft = z.infer<typeof draft> & Patience

/** Nothing known yet. */
export const emptyDraft: Draft = {
  misses: 0,
  nudged: false,
  consented: false,
  name: null,
  place: {},
  withoutPostcode: false,
  words: '',
  category: null,
  guesses: [],
  wantedAt: null,
  everyWeeks: null,
  forWhom: null,
  whenOpen: false,
  later: null,
}

/** The draft as the first message makes it: everything that was said at once is known. */
export function beginDraft(heard: Heard): Draft {
  const { text, meaning, seed, facts } = heard
  const known = knownOf(facts)
  if (seed.instead === true) {
    return {
      ...emptyDraft,
      ...known,
      words: String(seed.words ?? ''),
      category: typeof seed.category === 'string' ? seed.category : null,
      wantedAt: typeof seed.wantedAt === 'string' ? seed.wantedAt : null,
    }
  }
  const onlyPicked = meaning.choice !== null && meaning.category === null
  const before = typeof seed.words === 'string' ? seed.words : ''
  return {
    ...emptyDraft,
    ...known,
    name: known.name ?? meaning.name?.slice(0, 120).toWellFormed() ?? null,
    place: toldPlace(meaning) ?? known.place,
    words: ownWords(`${before} ${onlyPicked ? '' : text}`),
    category: namedCategory(meaning, facts),
    guesses: meaning.top3.filter((each) => each !== 'other' && facts.neighbourhood.categories.includes(each)),
    forWhom: readForWhom(heard, known.name),
    ...beginWhen(meaning, facts),
  }
}

function beginWhen({ when, everyWeeks }: Meaning, facts: Facts): Pick<Draft, 'wantedAt' | 'everyWeeks'> {
  if (when === null || isOver(when, facts)) return { wantedAt: null, everyWeeks }
  return { wantedAt: everySoOften(when, everyWeeks), everyWeeks: null }
}

/** An address that was told with the request; half a sentence is no street. */
export function toldPlace({ place }: Meaning): Draft['place'] | null {
  const { street, houseNumber, postcode } = place ?? {}
  if (!street || !houseNumber || wordCount(street) > 3) return null
  return { street, houseNumber, ...(postcode && { postcode }) }
}

/** The kind of help that was named; what this neighbourhood does not do by itself is something else, for the desk. */
export function namedCategory({ category }: Meaning, { neighbourhood }: Facts): Category | null {
  // "Other" in a text means that no kind was recognised: then we ask.
  if (category === null || category === 'other') return null
  return neighbourhood.categories.includes(category) ? category : 'other'
}

/** The words so far, with something added. */
export function addWords(draft: Draft, text: string): string {
  return ownWords([draft.words, ownWords(text, 200)].filter(Boolean).join(' / '), 600)
}

/** What the desk needs if it has to take over half-way. */
export function soFar(kept: Draft, said: string): string | null {
  const parts = [kept.words, said, kept.category, kept.wantedAt, kept.consented ? addressLine(kept) : '']
  return parts.filter(Boolean).join(' / ') || null
}

/** The next thing somebody wants, begun with its own words. */
export function goOn({ later }: Draft, facts: Facts): Intent[] {
  if (later === null) return offerToShare(facts)
  const { flow, ...wish } = later
  return [goOnWith(flow, wish)]
}
