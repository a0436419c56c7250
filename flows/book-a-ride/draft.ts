import { z } from 'zod'
import { misfits } from '../../core/rides/check-ride.ts'
import { ways } from '../../core/rides/plan-ride.ts'
import { type RidePlace, ridePlaceSchema } from '../../core/rides/ride-place.ts'
import { aids } from '../../core/rides/ride-scheme.ts'
import type { RideWish } from '../../core/rides/ride-wish.ts'
import type { When } from '../../core/when.ts'
import { readForWhom } from '../shared-phone/for-whom.ts'
import { aboutYou, addressLine, knownOf } from '../talk/about-you.ts'
import { type Heard, ownWords } from '../talk/heard.ts'
import type { Patience } from '../talk/talk.ts'
import { aidIn, isWeekly, momentIn, otherWeekdays } from './reading.ts'

const when = z.string().max(60)

/** A ride in the making, as it is saved between two messages. */
export const draft = z.strictObject({
  misses: z.number(),
  nudged: z.boolean(),
  ...aboutYou,
  /** The rider's own first words. */
  words: z.string(),
  /** Who of the household rides, where the phone is shared. */
  forWhom: z.string().max(250).nullable().default(null),
  /** What they call the place they go to. */
  destination: z.string().nullable(),
  from: ridePlaceSchema.nullable(),
  to: ridePlaceSchema.nullable(),
  /** They were asked for the postcode of a place and do not know it. */
  withoutPostcode: z.boolean(),
  withoutPostcodeTo: z.boolean(),
  /** The day and time as said; only a moment can be booked. */
  wantedAt: when.nullable(),
  /** Wanted every week from then on. */
  weekly: z.boolean(),
  /** The other days of the week (Monday is 1) that were named, for which the same ride is still to be booked. */
  alsoOn: z.array(z.number()).max(6).default([]),
  way: z.enum(ways).nullable(),
  returnAt: when.nullable(),
  returnGuessed: z.boolean(),
  aid: z.enum(aids).nullable(),
  passengers: z.number().nullable(),
  /** What was looked up: the scheme's own facts, and places that may be meant. */
  found: z
    .strictObject({
      waitMinutes: z.number(),
      mostPassengers: z.number(),
      from: z.string(),
      until: z.string(),
      notice: z.strictObject({
        key: z.string(),
        slots: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
      mayRide: z.boolean().nullable(),
      options: z.array(ridePlaceSchema),
    })
    .nullable(),
  quote: z
    .strictObject({
      pickupAt: when,
      arriveAt: when,
      returnAt: when.nullable(),
      homeAt: when.nullable(),
      cents: z.number(),
      voluntary: z.boolean(),
      about: z.boolean(),
    })
    .nullable(),
  /** Why it does not fit, and which times would. */
  why: z.enum(misfits).nullable(),
  times: z.array(when),
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
  forWhom: null,
  destination: null,
  from: null,
  to: null,
  withoutPostcodeTo: false,
  wantedAt: null,
  weekly: false,
  alsoOn: [],
  way: null,
  returnAt: null,
  returnGuessed: false,
  aid: null,
  passengers: null,
  found: null,
  quote: null,
  why: null,
  times: [],
}

/** The draft as the first message makes it: everything that was said at once is known. */
export function beginDraft(heard: Heard): Draft {
  const { text, meaning, seed, facts } = heard
  const known = knownOf(facts)
  const said = seed.instead === true ? '' : text
  const wanted = typeof seed.wantedAt === 'string' ? seed.wantedAt : meaning.when
  return {
    ...emptyDraft,
    ...known,
    name: known.name ?? meaning.name?.slice(0, 120).toWellFormed() ?? null,
    words: ownWords([typeof seed.words === 'string' ? seed.words : '', said].filter(Boolean).join(' ')),
    forWhom: readForWhom(heard, known.name),
    destination: meaning.destination && shortName(meaning.destination),
    wantedAt: wanted && momentIn(wanted, facts),
    weekly: isWeekly(wanted),
    alsoOn: wanted && isWeekly(wanted) ? otherWeekdays(meaning, wanted) : [],
    aid: aidIn(text),
  }
}

/** A name for a place, short enough for a button. */
export function shortName(text: string): string {
  return ownWords(text, 60)
}

/** The rider's own front door. */
export function homeOf(kept: Draft): RidePlace {
  const { street, houseNumber, postcode } = kept.place
  return {
    name: addressLine(kept).slice(0, 80),
    street: street?.slice(0, 80) ?? null,
    houseNumber: houseNumber ?? null,
    postcode: postcode ?? null,
  }
}

/** The ride as it is checked and booked; everything must have been asked. */
export function wishOf(kept: Draft): RideWish {
  const { from, to, wantedAt, way, returnAt, returnGuessed, passengers, aid } = kept
  return {
    pickup: from ?? homeOf(kept),
    destination: to ?? { name: kept.destination ?? '', street: null, houseNumber: null, postcode: null },
    arriveAt: wantedAt ?? '',
    way: way ?? 'one-way',
    returnAt: way === 'one-way' ? null : returnAt,
    returnGuessed,
    passengers: passengers ?? 1,
    aid: aid ?? 'none',
  }
}

/** The first time of a weekly ride, as it is said: every week from then on. */
export function rhythmOf({ wantedAt, weekly }: Pick<Draft, 'wantedAt' | 'weekly'>): When | null {
  return weekly && wantedAt ? `R/${wantedAt}/P1W` : wantedAt
}

/** What the desk needs if it has to take over half-way. */
export function soFar(kept: Draft, said: string): string | null {
  const { words, destination } = kept
  return [words, said, destination, rhythmOf(kept)].filter(Boolean).join(' / ') || null
}
