import { z } from 'zod'
import type { Facts } from '../../core/conversations/flow.ts'
import type { Intent } from '../../core/conversations/intent.ts'
import type { Category } from '../../core/conversations/meaning.ts'
import { isPhone, toE164 } from '../../core/phone.ts'
import { aboutYou, addressLine } from '../talk/about-you.ts'
import { type Heard, ownWords, saysNo, wordCount } from '../talk/heard.ts'
import { ask } from '../talk/lines.ts'
import type { Patience } from '../talk/talk.ts'
import { namedEmployer } from './says-professional.ts'

const { name, place, withoutPostcode } = aboutYou

/** What a professional tells, about themselves or about a client, as it is saved between two messages. */
export const draft = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  /** What they came with. */
  words: z.string().max(400),
  worksFor: z.string().max(80).nullable(),
  /** Their own name, while we do not know them. */
  own: z.string().max(120).nullable(),
  /** The client's, and never theirs. */
  name,
  place,
  withoutPostcode,
  consented: z.boolean(),
  phone: z.string().max(30).nullable(),
  category: z.string().max(40).nullable(),
  wantedAt: z.string().max(60).nullable(),
  tells: z.boolean().nullable(),
})
export type Draft = z.infer<typeof draft> & Patience

/** Nothing told yet. */
export const nothingTold: Draft = {
  misses: 0,
  nudged: false,
  words: '',
  worksFor: null,
  own: null,
  name: null,
  place: {},
  withoutPostcode: false,
  consented: false,
  phone: null,
  category: null,
  wantedAt: null,
  tells: null,
}

/** What the first words tell already. */
export function beginDraft({ text, meaning, facts }: Heard): Draft {
  const isAsked = meaning.category !== null && meaning.act === 'request'
  return {
    ...nothingTold,
    words: ownWords(text),
    worksFor: namedEmployer(text),
    own: facts.person.name?.slice(0, 120).toWellFormed() ?? null,
    category: isAsked ? here(meaning.category, facts) : null,
    wantedAt: isAsked ? (meaning.when?.slice(0, 60) ?? null) : null,
  }
}

/** A number to call the client; none is fine too. */
export function readPhone({ text, meaning }: Heard, kept: Draft): Partial<Draft> | null {
  if (isPhone(text)) return { phone: toE164(text) }
  return meaning.choice === 'none' || saysNo({ meaning } as Heard) ? { phone: kept.phone ?? '-' } : null
}

/** What the client needs, in the professional's words. */
export function readNeed(heard: Heard, { words }: Draft): Partial<Draft> | null {
  const { meaning, text, facts } = heard
  const category = here(meaning.category, facts)
  if (category === null && wordCount(text) < 3) return null
  return {
    category: category ?? 'other',
    words: ownWords(words ? `${words} ${text}` : text),
    ...(meaning.when ? { wantedAt: meaning.when.slice(0, 60) } : {}),
  }
}

/** When it is wanted. */
export function readWhen({ meaning }: Heard): Partial<Draft> | null {
  if (meaning.choice === 'any') return { wantedAt: '' }
  return meaning.when ? { wantedAt: meaning.when.slice(0, 60) } : null
}

/** All of it, read back before anything is opened. */
export function readBack(kept: Draft): Intent {
  return ask(
    'for-a-client.read-back',
    'yes-no',
    [
      { value: 'yes', key: 'common.choice-right' },
      { value: 'no', key: 'for-a-client.choice-again' },
    ],
    {
      what: { category: kept.category ?? 'other' },
      when: { when: kept.wantedAt || null },
      name: kept.name ?? '',
      address: addressLine(kept),
    },
  )
}

function here(category: Category | null, { neighbourhood }: Facts): Category | null {
  return neighbourhood.categories.find((each) => each === category) ?? null
}
