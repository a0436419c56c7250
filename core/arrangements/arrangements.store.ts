import { randomUUID } from 'node:crypto'
import { Prisma, type Arrangement as Row } from '../../prisma/generated/client.ts'
import { languages } from '../conversations/meaning.ts'
import { rideWishSchema } from '../rides/ride-wish.ts'
import type { Work } from '../work.ts'
import type { Arrangement, PairParts } from './arrangement.ts'

/** Reads an arrangement and holds it until the transaction ends. */
export async function lockArrangement({ tx }: Work, id: string): Promise<Arrangement | null> {
  await tx.$queryRaw`select 1 from arrangement where id = ${id}::uuid for update`
  const row = await tx.arrangement.findUnique({ where: { id } })
  return row && fromRow(row)
}

/** Keeps a new arrangement. */
export async function insertArrangement(
  { tx, now }: Work,
  arrangement: Omit<Arrangement, 'id' | 'status' | 'fence' | 'nextStepAt' | keyof PairParts> & {
    nextStepAt: Date
  } & Partial<PairParts>,
): Promise<string> {
  const id = randomUUID()
  const { nextOn, ride, ...rest } = arrangement
  await tx.arrangement.create({
    data: { ...rest, ride: ride ?? Prisma.DbNull, id, nextOn: midnight(nextOn), startedAt: now },
  })
  return id
}

/** Writes down which time comes next and when its request is opened; returns the new fence. */
export async function setNextTime({ tx }: Work, id: string, nextOn: string, at: Date): Promise<number> {
  const { fence } = await tx.arrangement.update({
    where: { id },
    data: { nextOn: midnight(nextOn), nextStepAt: at, fence: { increment: 1 } },
    select: { fence: true },
  })
  return fence
}

/** Writes down how often it comes back, at what time and with whom. */
export async function setRhythm(
  { tx }: Work,
  id: string,
  rhythm: Pick<Arrangement, 'weeks' | 'atTime' | 'volunteerId' | 'byWhom'>,
): Promise<void> {
  await tx.arrangement.update({ where: { id }, data: rhythm })
}

/** Writes down who of the helper's household comes each time, until somebody says otherwise. */
export async function setUsualComer({ tx }: Work, id: string, byWhom: string): Promise<void> {
  await tx.arrangement.update({ where: { id }, data: { byWhom } })
}

/** Writes down on which days it is not wanted. */
export async function setSkips({ tx }: Work, id: string, skips: string[]): Promise<void> {
  await tx.arrangement.update({ where: { id }, data: { skips } })
}

/** Ends an arrangement: nothing more is owed for it. */
export async function setEnded({ tx, now }: Work, id: string, endedBy: string): Promise<void> {
  await tx.arrangement.update({
    where: { id },
    data: { status: 'ended', endedAt: now, endedBy, nextStepAt: null, fence: { increment: 1 } },
  })
}

/** Makes a request one time of an arrangement. */
export async function joinArrangement(
  { tx }: Work,
  requestId: string,
  arrangementId: string,
  day: string,
): Promise<void> {
  await tx.helpRequest.update({ where: { id: requestId }, data: { arrangementId, occursOn: midnight(day) } })
}

/** The request of this day, if it was opened and is not closed; null if there is none. */
export async function openTimeOn({ tx }: Work, arrangementId: string, day: string): Promise<string | null> {
  const row = await tx.helpRequest.findFirst({
    where: { arrangementId, occursOn: midnight(day), closedAt: null },
    select: { id: true },
  })
  return row?.id ?? null
}

/** Whether the request for this day was opened already. */
export async function hasTime({ tx }: Work, arrangementId: string, day: string): Promise<boolean> {
  return (await tx.helpRequest.count({ where: { arrangementId, occursOn: midnight(day) } })) > 0
}

/** The requests of an arrangement that are still to come, soonest first; one that is over is asked after as always. */
export async function timesToCome({ tx, now }: Work, arrangementId: string): Promise<string[]> {
  const isToCome = [{ wantedUntil: null }, { wantedUntil: { gt: now } }]
  const rows = await tx.helpRequest.findMany({
    where: { arrangementId, closedAt: null, OR: isToCome },
    orderBy: { occursOn: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** The days of those, soonest first. */
export async function openDays({ tx }: Work, arrangementId: string): Promise<string[]> {
  const rows = await tx.helpRequest.findMany({
    where: { arrangementId, closedAt: null, occursOn: { not: null } },
    orderBy: { occursOn: 'asc' },
    select: { occursOn: true },
  })
  return rows.map(({ occursOn }) => occursOn?.toISOString().slice(0, 10) ?? '')
}

/** How many times of an arrangement are done. */
export function timesDone({ tx }: Work, arrangementId: string): Promise<number> {
  return tx.helpRequest.count({ where: { arrangementId, status: 'done' } })
}

/** The arrangement that a request is one time of; null if it is none. */
export async function arrangementOf({ tx }: Work, requestId: string): Promise<string | null> {
  const row = await tx.helpRequest.findUnique({
    where: { id: requestId },
    select: { arrangementId: true },
  })
  return row?.arrangementId ?? null
}

/** The neighbourhood of an arrangement; null if there is none. */
export async function neighbourhoodOfArrangement({ tx }: Work, id: string): Promise<string | null> {
  const row = await tx.arrangement.findUnique({ where: { id }, select: { neighbourhoodId: true } })
  return row?.neighbourhoodId ?? null
}

/** The arrangements in which this volunteer comes. */
export async function arrangementsOf({ tx }: Work, volunteerId: string): Promise<string[]> {
  const rows = await tx.arrangement.findMany({
    where: { volunteerId, status: 'active' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Days are kept as their midnight in UTC. */
function midnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

function fromRow(row: Row): Arrangement {
  const { category } = row
  const language = languages.find((each) => each === row.language)
  if (!category || !language) throw new Error('an arrangement has an unknown category or language')
  const status = row.status === 'active' ? 'active' : 'ended'
  const ride = row.ride === null ? null : rideWishSchema.parse(row.ride)
  const consentBy = row.consentBy === 'voice' ? 'voice' : 'chat'
  return {
    ...row,
    category,
    language,
    status,
    ride,
    consentBy,
    nextOn: row.nextOn.toISOString().slice(0, 10),
  }
}
