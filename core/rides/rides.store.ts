import { z } from 'zod'
import type { Ride as Row } from '../../prisma/generated/client.ts'
import type { Work } from '../work.ts'
import { ways } from './plan-ride.ts'
import { type RidePlace, ridePlaceSchema } from './ride-place.ts'
import { aids } from './ride-scheme.ts'
import { type Ride, rideOutcomes, type SharedTrip } from './ride-wish.ts'

/** The ride of a request; null if that request is no ride. */
export async function findRide({ tx }: Pick<Work, 'tx'>, requestId: string): Promise<Ride | null> {
  const row = await tx.ride.findUnique({ where: { requestId } })
  return row && readRide(row)
}

/** Whether this is one time of a ride that comes back. */
export async function isWeekly({ tx }: Pick<Work, 'tx'>, requestId: string): Promise<boolean> {
  const request = await tx.helpRequest.findUnique({
    where: { id: requestId },
    select: { arrangementId: true },
  })
  return Boolean(request?.arrangementId)
}

/** Keeps a new ride; its request must be there already. */
export async function insertRide({ tx }: Work, ride: Omit<Ride, 'shared' | 'sharedWith'>): Promise<void> {
  await tx.ride.create({ data: { ...ride, ...asJson(ride) } })
}

/** Changes what is named and nothing else. */
export async function changeRide(
  { tx }: Work,
  requestId: string,
  { pickup, destination, stretches, ...changes }: Partial<Omit<Ride, 'shared' | 'sharedWith'>>,
): Promise<void> {
  const json = asJson({
    ...(pickup && { pickup }),
    ...(destination && { destination }),
    ...(stretches && { stretches }),
  })
  await tx.ride.update({ where: { requestId }, data: { ...changes, ...json } })
}

/** Places this person was picked up from or brought to before, latest first, each once. */
export async function placesOf({ tx }: Work, riderId: string, most: number): Promise<RidePlace[]> {
  const rows = await tx.ride.findMany({
    where: { request: { residentId: riderId } },
    orderBy: { bookedAt: 'desc' },
    take: 20,
    select: { pickup: true, destination: true },
  })
  const places = rows.flatMap(({ pickup, destination }) =>
    [destination, pickup].map((place) => ridePlaceSchema.parse(place)),
  )
  const known = new Map(places.map((place) => [JSON.stringify(place), place]))
  return [...known.values()].slice(0, most)
}

/** What somebody used to bring along; null if they never rode. */
export async function latestAid({ tx }: Work, riderId: string): Promise<Ride['aid'] | null> {
  const row = await tx.ride.findFirst({
    where: { request: { residentId: riderId } },
    orderBy: { bookedAt: 'desc' },
    select: { aid: true },
  })
  return aids.find((each) => each === row?.aid) ?? null
}

/** What somebody said about whether they may ride; null if they were never asked. */
export async function mayRide({ tx }: Work, personId: string, schemeId: string): Promise<boolean | null> {
  const row = await tx.rider.findUnique({ where: { personId_schemeId: { personId, schemeId } } })
  return row?.mayRide ?? null
}

/** Remembers that, so that nobody is asked twice. */
export async function keepMayRide(
  { tx, now }: Work,
  personId: string,
  schemeId: string,
  mayRide: boolean,
): Promise<void> {
  const said = { mayRide, saidAt: now }
  await tx.rider.upsert({
    where: { personId_schemeId: { personId, schemeId } },
    create: { personId, schemeId, ...said },
    update: said,
  })
}

/** Reads a ride as the database kept it. */
export function readRide(row: Row): Ride {
  return rowSchema.parse(row)
}

const sharedSchema = z
  .object({
    pickupAt: z.coerce.date(),
    arriveAt: z.coerce.date(),
    vehicleId: z.string().nullable(),
    beginsAt: z.coerce.date(),
    returnAt: z.coerce.date().nullable().default(null),
    homeAt: z.coerce.date().nullable().default(null),
  })
  .nullable()

/** Reads what a ride is like in its trip. */
export function readShared(json: unknown): SharedTrip | null {
  return sharedSchema.parse(json)
}

const stretchesSchema = z.array(z.object({ from: z.coerce.date(), until: z.coerce.date() }))
const rowSchema = z.object({
  requestId: z.string(),
  neighbourhoodId: z.string(),
  schemeId: z.string(),
  riderId: z.string(),
  pickup: ridePlaceSchema,
  destination: ridePlaceSchema,
  way: z.enum(ways),
  pickupAt: z.date(),
  arriveAt: z.date(),
  returnAt: z.date().nullable(),
  homeAt: z.date().nullable(),
  returnGuessed: z.boolean(),
  stretches: stretchesSchema,
  passengers: z.number(),
  aid: z.enum(aids),
  vehicleId: z.string().nullable(),
  meters: z.number(),
  priceCents: z.number(),
  drivenMeters: z.number().nullable(),
  outcome: z.enum(rideOutcomes).nullable(),
  bookedAt: z.date(),
  sharedWith: z.string().nullable(),
  shared: sharedSchema,
})

function asJson<T extends object>(parts: T): T & Record<'stretches', object[]> {
  return JSON.parse(JSON.stringify(pick(parts)))
}

function pick(parts: Partial<Ride>): Partial<Ride> {
  const { pickup, destination, stretches } = parts
  return { ...(pickup && { pickup }), ...(destination && { destination }), ...(stretches && { stretches }) }
}
