import { z } from 'zod'
import { type Language, languages } from '../../core/conversations/meaning.ts'
import { aboutYou, knownOf } from '../talk/about-you.ts'
import type { Heard } from '../talk/heard.ts'
import type { Patience } from '../talk/talk.ts'
import { partsOfWeek } from './parts-of-week.ts'

/** A sign-up in the making, as it is saved between two messages. */
export const signUp = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  ...aboutYou,
  categories: z.array(z.string().max(40)),
  /** Parts of the week, such as mon-morning. */
  availability: z.array(z.string()),
  /** They would also like help themselves. */
  later: z
    .strictObject({
      words: z.string(),
      category: z.string().max(40).nullable(),
      wantedAt: z.string().nullable(),
    })
    .nullable(),
})
export type SignUp = z.infer<typeof signUp> & Patience

/** Nothing known yet. */
export const emptySignUp: SignUp = {
  misses: 0,
  nudged: false,
  consented: false,
  name: null,
  place: {},
  withoutPostcode: false,
  categories: [],
  availability: [],
  later: null,
}

/** What the first words tell already: "ik wil wel helpen in het weekend". With what is always asked: most do more than one thing. */
export function beginSignUp({ text, meaning, facts, seed }: Heard): SignUp {
  const known = knownOf(facts)
  const told = seed.instead !== true && meaning.act === 'volunteer'
  return {
    ...emptySignUp,
    ...known,
    name: known.name ?? meaning.name?.slice(0, 120).toWellFormed() ?? null,
    availability: told ? partsOfWeek(text) : [],
  }
}

/** The kinds of help that were picked or named. */
export function readCategories({ meaning, facts }: Heard): { categories: SignUp['categories'] } | null {
  const here = facts.neighbourhood.categories
  const picked = [...meaning.chosen, meaning.choice, meaning.category]
  const named = picked.includes('all') ? here : here.filter((each) => picked.includes(each))
  return named.length > 0 ? { categories: [...named] } : null
}

/** The times that suit a volunteer, in their own words or by choices. */
export function readAvailability({ text, meaning }: Heard): { availability: string[] } | null {
  const inWords = partsOfWeek(text)
  const picked = [...meaning.chosen, meaning.choice ?? ''].flatMap((choice) =>
    partsOfWeek(weekChoices[choice] ?? ''),
  )
  const availability = inWords.length > 0 ? inWords : [...new Set(picked)]
  return availability.length > 0 ? { availability } : null
}

/** The choices for when, and what each of them means. */
export const weekChoices: Record<string, string> = {
  daytime: 'weekdays daytime',
  evenings: 'weekdays evening',
  weekend: 'weekend',
  any: 'always',
}

/** The languages somebody speaks. */
export function readLanguages({ meaning }: Heard): { languages: Language[] } | null {
  const picked = [...meaning.chosen, meaning.choice, meaning.wishedLanguage]
  const spoken = languages.filter((language) => picked.includes(language))
  return spoken.length > 0 ? { languages: spoken } : null
}
