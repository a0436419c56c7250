import { z } from 'zod'
import { questionsSchema } from '../advice/advice.ts'
import { categories, languages } from '../conversations/meaning.ts'
import { weekdays } from '../days.ts'
import { countrySchema } from '../holidays.ts'
import { organisationSchema } from '../organisations/organisation.ts'
import { rideSchemeSchema } from '../rides/ride-scheme.ts'
import { calendarDay, timeOfDay } from './fields.ts'
import { checkKinds, kindsSchema } from './kinds.ts'
import { textsSchema } from './texts.ts'

const minutes = z.number().int().positive()

/** How volunteers are asked: so many a round, so long between rounds, so many rounds. */
export const planSchema = z.strictObject({
  people: z.number().int().min(1).max(20),
  minutesBetween: minutes,
  rounds: z.number().int().min(1).max(20),
})

/** What a kind of help asks of a volunteer: a certificate of conduct, or a training by its name. */
const rulesSchema = z.strictObject({
  vetted: z.array(z.string()).default([]),
  trained: z.record(z.string(), z.string().min(1)).default({}),
})
/** Which kinds of help ask for a certificate of conduct, and which for a training. */
export type Rules = z.infer<typeof rulesSchema>

/** When the desk's working day begins, and on which days. */
const daySummarySchema = z.strictObject({
  at: timeOfDay.default('08:45'),
  days: z.array(z.enum(weekdays)).default(['mon', 'tue', 'wed', 'thu', 'fri']),
})

const openingHoursSchema = z
  .strictObject({
    days: z.array(z.enum(weekdays)).min(1),
    from: timeOfDay,
    until: timeOfDay,
  })
  .refine(({ from, until }) => from < until, 'from must come before until')

const onCallSchema = z
  .strictObject({
    slack: z
      .string()
      .regex(/^[UW][A-Z0-9]{2,20}$/, 'write the id of a member of the desk in Slack, such as U0123ABCD')
      .optional(),
    phone: z
      .string()
      .regex(/^\+[1-9]\d{7,14}$/, 'write a mobile number in full, as +31612345678')
      .optional(),
  })
  .refine(({ slack, phone }) => slack !== undefined || phone !== undefined, 'write slack, phone or both')

/** A neighbourhood as its file says it; every field is explained in README.md. */
export const neighbourhoodSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, 'use small letters, digits and dashes'),
    name: z.string().min(1),
    town: z.string().min(1),
    zone: z.string().refine(isZone, 'write a time zone as Europe/Amsterdam').default('Europe/Amsterdam'),
    language: z.enum(['nl', 'fy', 'en']).default('nl'),
    postcodes: z.array(z.string().regex(/^\d{4}$/, 'write the four digits of a postcode')).default([]),
    /** Where somebody can go whose postcode lies in no neighbourhood of this file. */
    elsewhere: z.string().min(1).max(160).optional(),
    /** The kinds of help that are offered here, in this order. */
    categories: z
      .array(z.string())
      .min(1)
      .default([...categories]),
    /** Kinds of help with a name of this neighbourhood's own, and kinds that only it has. */
    kinds: kindsSchema.default({}),
    /** Texts of locales/ that are said otherwise here, to residents, to volunteers and at the desk. */
    texts: textsSchema.default({}),
    desk: z.strictObject({
      slackChannel: z.string().optional(),
      language: z.enum(languages).default('nl'),
      speaks: z.array(z.enum(languages)).min(1).default(['nl', 'en']),
      daySummary: daySummarySchema.prefault({}),
      phone: z.string().optional(),
      hours: z.string().optional(),
      /** When somebody is there: outside it people hear when somebody will look; none means always. */
      openingHours: z.array(openingHoursSchema).default([]),
      /** Whose public holidays are free days for a desk with hours; null if somebody is there on them too. */
      holidays: countrySchema.nullable().default('NL'),
      /** Other days on which nobody is there. */
      closedOn: z.array(calendarDay).default([]),
      /** Who hears of danger besides the desk, while nobody else is named with `/foardoar oncall`. */
      onCall: onCallSchema.optional(),
      minutesUntilNudge: minutes.default(60),
    }),
    plans: z.strictObject({ normal: planSchema, urgent: planSchema }).default({
      normal: { people: 3, minutesBetween: 30, rounds: 3 },
      urgent: { people: 6, minutesBetween: 10, rounds: 3 },
    }),
    quietHours: z
      .strictObject({ from: timeOfDay, until: timeOfDay })
      .default({ from: '21:30', until: '08:00' }),
    pingsPerWeek: z.number().int().positive().default(5),
    rules: rulesSchema.prefault({}),
    /** Who answers questions besides the desk; null is nobody. */
    questions: questionsSchema.nullable().default(null),
    organisations: z.array(organisationSchema).default([]),
    organisationsFile: z.string().optional(),
    /** SMS as they are written, or without letters such as û and ë that make a part hold 70 letters in place of 160. */
    smsLetters: z.enum(['as-written', 'plain']).default('as-written'),
    /** Whether a helper and a resident may agree another time through the bot; else the desk arranges it. */
    timesByChat: z.boolean().default(true),
    /** The neighbourhood car, or neighbours who drive with their own; null where there are no rides. */
    rides: rideSchemeSchema.nullable().default(null),
    /** What else there is for somebody who has to get somewhere, such as the number of the regional taxi. */
    ridesElsewhere: z.string().min(1).nullable().default(null),
    consentVersion: z.string().default('1'),
  })
  .superRefine(checkKinds)
export type Neighbourhood = z.infer<typeof neighbourhoodSchema>

/** All neighbourhoods of this installation, by id; the first is where an unknown person begins. */
export interface Neighbourhoods {
  all: Neighbourhood[]
  first: Neighbourhood
  get(id: string): Neighbourhood
  /** The neighbourhood to which a postcode belongs; null if it lies in none, or if no place is known. */
  at(postcode: string | null | undefined): Neighbourhood | null
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
