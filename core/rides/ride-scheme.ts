import { z } from 'zod'
import { weekdays } from '../days.ts'
import { countrySchema } from '../holidays.ts'
import { calendarDay, timeOfDay } from '../neighbourhoods/fields.ts'

const postcode = z.string().regex(/^[1-9]\d{3}$/, 'write the four digits of a postcode')

/** What somebody may bring to walk or ride with. */
export const aids = ['none', 'rollator', 'wheelchair'] as const
/** One of them. */
export type Aid = (typeof aids)[number]

/** On which days and hours the scheme drives. */
export const serviceSchema = z
  .strictObject({
    days: z.array(z.enum(weekdays)).min(1, 'name at least one day, such as mon'),
    from: timeOfDay,
    until: timeOfDay,
    /** Whose public holidays are free days; null if the scheme drives on holidays too. */
    holidays: countrySchema.nullable().default('NL'),
    /** Other days without rides. */
    closedOn: z.array(calendarDay).default([]),
  })
  .refine(({ from, until }) => from < until, { path: ['until'], message: 'must be later than from' })

/** When a ride must be booked; the fields are those of GTFS-Flex booking_rules.txt. */
export const bookingRuleSchema = z
  .strictObject({
    /** 0 at any moment, 1 the same day, 2 on an earlier day. */
    booking_type: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    /** For type 1: so many minutes before the ride at the latest. */
    prior_notice_duration_min: z.number().int().positive().optional(),
    /** For type 2: so many service days before the day of the ride at the latest… */
    prior_notice_last_day: z.number().int().positive().optional(),
    /** …before this time of that day. */
    prior_notice_last_time: timeOfDay.optional(),
    /** So many days before the ride at the earliest. */
    prior_notice_start_day: z.number().int().positive().default(60),
  })
  .superRefine((rule, check) => {
    const missing = {
      0: [],
      1: ['prior_notice_duration_min'],
      2: ['prior_notice_last_day', 'prior_notice_last_time'],
    }[rule.booking_type].filter((field) => rule[field as keyof typeof rule] === undefined)
    for (const field of missing)
      check.addIssue({ code: 'custom', path: [field], message: `booking_type ${rule.booking_type} needs it` })
  })

/** What a ride costs, in euro cents. */
export const tariffSchema = z.strictObject({
  /** For each ride, there and back together. */
  baseCents: z.number().int().min(0).default(0),
  perKmCents: z.number().int().min(0).default(0),
  /** Kilometres count from where the rider is picked up, or from the driver's own door. */
  countedFrom: z.enum(['pickup', 'door']).default('pickup'),
  /** The rider decides: the amount is only what is usual. */
  voluntary: z.boolean().default(false),
})

/** A car of the scheme. */
export const vehicleSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'use small letters, digits and dashes'),
  name: z.string().min(1),
  passengers: z.number().int().min(1).max(8).default(1),
  aids: z.array(z.enum(aids)).default(['none']),
})

/** A place that many go to, so that nobody need know its address. */
export const knownPlaceSchema = z.strictObject({
  name: z.string().min(1).max(80),
  /** The words people use for it. */
  words: z.array(z.string().min(2)).min(1),
  street: z.string().min(1),
  houseNumber: z.string().min(1),
  postcode: z.string().regex(/^[1-9]\d{3} ?[A-Z]{2}$/, 'write a postcode as 8925 AB'),
})

/** A way for residents to be driven: with a car of the scheme, or with the drivers' own. README.md explains every field. */
export const rideSchemeSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, 'use small letters, digits and dashes'),
    name: z.string().min(1),
    service: serviceSchema,
    bookingRule: bookingRuleSchema,
    /** Each postcode it drives to and from, with about where its middle lies: [latitude, longitude]. */
    area: z
      .record(postcode, z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]))
      .refine((area) => Object.keys(area).length > 0, 'name at least one postcode'),
    /** The postcode from which a car of the scheme sets out; drivers' own cars start at their own door. */
    base: postcode,
    /** None: drivers come with their own cars. */
    vehicles: z.array(vehicleSchema).default([]),
    /** What fits in a driver's own car. */
    ownCar: z
      .strictObject({
        passengers: z.number().int().min(1).max(8).default(2),
        aids: z.array(z.enum(aids)).default(['none', 'rollator']),
      })
      .default({ passengers: 2, aids: ['none', 'rollator'] }),
    tariff: tariffSchema,
    /** The driver waits so long at most; 0 if drivers never wait. */
    waitMinutes: z.number().int().min(0).default(0),
    boardingMinutes: z.number().int().min(0).default(5),
    turnaroundMinutes: z.number().int().min(0).default(10),
    /** Whether somebody is asked once if they may ride: resident, and no transport of their own. */
    asksWhoMayRide: z.boolean().default(false),
    /** How drivers are asked, in rounds like any other neighbours. */
    search: z
      .strictObject({
        people: z.number().int().min(1).max(20),
        minutesBetween: z.number().int().positive(),
        rounds: z.number().int().min(1).max(20),
      })
      .default({ people: 3, minutesBetween: 60, rounds: 3 }),
    /** So long room that came free is kept for who is asked from the waiting list, the night not counted. */
    keepRoomMinutes: z.number().int().positive().default(120),
    /** How much two riders may notice of it when they are driven in one trip. */
    together: z
      .strictObject({
        /** So much longer on the road at most. */
        detourMinutes: z.number().int().min(0).default(10),
        /** So much earlier there than they asked for at most. */
        earlyMinutes: z.number().int().min(0).default(30),
      })
      .default({ detourMinutes: 10, earlyMinutes: 30 }),
    /** Who has no driver by this time of the day before hears so. */
    driverBy: timeOfDay.default('18:00'),
    places: z.array(knownPlaceSchema).default([]),
  })
  .superRefine(({ base, area, places }, check) => {
    if (!(base in area))
      check.addIssue({ code: 'custom', path: ['base'], message: 'must be one of the postcodes in area' })
    for (const [index, place] of places.entries())
      if (!(place.postcode.slice(0, 4) in area))
        check.addIssue({
          code: 'custom',
          path: ['places', index, 'postcode'],
          message: 'must lie in one of the postcodes in area',
        })
  })
export type RideScheme = z.infer<typeof rideSchemeSchema>
