import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Prisma, type RideWaiting as Row } from '../../../prisma/generated/client.ts'
import { languages } from '../../conversations/meaning.ts'
import type { Core } from '../../core.ts'
import { tapLater } from '../../jobs/owe-step.ts'
import type { Work } from '../../work.ts'
import { type RideWish, rideWishSchema } from '../ride-wish.ts'
import { type Room, type Waiting, type WaitingState, waitingStates } from './waiting.ts'

/** Puts somebody on the waiting list of a day; who waits for that day already waits for this instead. */
export async function insertWaiting(
  work: Work,
  { wish, ...waiting }: Omit<Waiting, 'id' | 'status' | 'fence'>,
): Promise<string> {
  const day = new Date(`${wish.arriveAt.slice(0, 10)}T00:00:00Z`)
  const { neighbourhoodId, riderId } = waiting
  const before = await work.tx.rideWaiting.findFirst({
    where: { neighbourhoodId, riderId, day, status: 'waiting' },
    select: { id: true },
  })
  const id = before?.id ?? randomUUID()
  const data = { ...waiting, wish, day, waitingSince: work.now, nextStepAt: waiting.waitsUntil }
  await work.tx.rideWaiting.upsert({
    where: { id },
    create: { ...data, id },
    update: { ...data, fence: { increment: 1 } },
  })
  await oweWaiting(work, id, waiting.waitsUntil)
  return id
}

/** Writes down when to look again at somebody who waits, and asks for a tap then. */
export async function oweWaiting(work: Work, id: string, at: Date): Promise<void> {
  const { fence } = await work.tx.rideWaiting.update({
    where: { id },
    data: { nextStepAt: at, fence: { increment: 1 } },
    select: { fence: true },
  })
  await tapLater(work, { rideWaitingId: id, fence }, at)
}

/** Something came free: everybody who waits in this neighbourhood is looked at now, in the order in which they came. */
export async function wakeWaiting(work: Work, neighbourhoodId: string): Promise<void> {
  const rows = await work.tx.$queryRaw<{ id: string; fence: number }[]>`
    update ride_waiting set next_step_at = ${work.now}, fence = fence + 1 where id in (
      select id from ride_waiting where neighbourhood_id = ${neighbourhoodId} and status = 'waiting' order by id for update)
    returning id, fence`
  for (const { id, fence } of rows) await tapLater(work, { rideWaitingId: id, fence }, work.now)
}

/** Somebody who waits, waited or is asked; null if there is no such row. Read under the lock of the cars. */
export async function findWaiting({ tx }: Work, id: string): Promise<Waiting | null> {
  const row = await tx.rideWaiting.findUnique({ where: { id } })
  return row && fromRow(row)
}

/** Everybody who waits in a neighbourhood, who came first first. */
export async function everybodyWaiting({ tx }: Work, neighbourhoodId: string): Promise<Waiting[]> {
  const rows = await tx.rideWaiting.findMany({
    where: { neighbourhoodId, status: 'waiting' },
    orderBy: [{ waitingSince: 'asc' }, { id: 'asc' }],
    take: 200,
  })
  return rows.map(fromRow)
}

/** Who waits for room on a day, with their name, who came first first. */
export async function waitingOn(
  { db }: Core,
  neighbourhoodId: string,
  day: string,
): Promise<{ rider: string | null; wish: RideWish }[]> {
  const rows = await db.rideWaiting.findMany({
    where: { neighbourhoodId, day: new Date(`${day}T00:00:00Z`), nextStepAt: { not: null } },
    orderBy: [{ waitingSince: 'asc' }, { id: 'asc' }],
    select: { riderId: true, wish: true },
  })
  const ids = rows.map(({ riderId }) => riderId)
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return rows.map(({ riderId, wish }) => ({
    rider: people.find(({ id }) => id === riderId)?.name ?? null,
    wish: rideWishSchema.parse(wish),
  }))
}

/** There is room: it is kept for them until they answer, or until this moment. */
export async function setAsked(work: Work, id: string, room: Room, until: Date): Promise<void> {
  const held = JSON.parse(JSON.stringify(room))
  await work.tx.rideWaiting.update({ where: { id }, data: { status: 'asked', toldAt: work.now, held } })
  await oweWaiting(work, id, until)
}

/** The waiting is over, one way or the other: nothing is owed or kept any more. */
export async function endWaiting(
  { tx, now }: Work,
  id: string,
  status: Exclude<WaitingState, 'waiting' | 'asked'>,
): Promise<void> {
  const over = { nextStepAt: null, held: Prisma.DbNull, endedAt: now, fence: { increment: 1 } }
  await tx.rideWaiting.update({ where: { id }, data: { status, ...over } })
}

/** A weekly ride is not wanted on these days, or on no day any more: nobody waits for room in it. */
export async function endWaitingOf(
  { tx, now }: Work,
  arrangementId: string,
  days: string[] | 'all',
): Promise<void> {
  const on = days === 'all' ? {} : { day: { in: days.map((day) => new Date(`${day}T00:00:00Z`)) } }
  await tx.rideWaiting.updateMany({
    where: { arrangementId, status: { in: ['waiting', 'asked'] }, ...on },
    data: { status: 'left', nextStepAt: null, held: Prisma.DbNull, endedAt: now, fence: { increment: 1 } },
  })
}

/** The room that is kept in a neighbourhood for people who were asked and did not answer yet. */
export async function roomKept({ tx }: Pick<Work, 'tx'>, neighbourhoodId: string): Promise<Room[]> {
  const rows = await tx.rideWaiting.findMany({
    where: { neighbourhoodId, status: 'asked' },
    select: { held: true },
  })
  return rows.map(({ held }) => roomSchema.parse(held))
}

const roomSchema = z.object({
  vehicleId: z.string(),
  stretches: z.array(z.object({ from: z.coerce.date(), until: z.coerce.date() })),
})

function fromRow(row: Row): Waiting {
  const language = languages.find((each) => each === row.language)
  const status = waitingStates.find((each) => each === row.status)
  if (!language || !status) throw new Error('somebody waits in an unknown language or state')
  return {
    ...row,
    language,
    status,
    wish: rideWishSchema.parse(row.wish),
    waitsUntil: row.waitsUntil ?? row.waitingSince,
  }
}
