import { randomUUID } from 'node:crypto'
import type { Advice as Row } from '../../prisma/generated/client.ts'
import { pingsThisWeek } from '../dispatch/pings.store.ts'
import type { QuietHours } from '../dispatch/quiet-hours.ts'
import type { HelpRequest } from '../requests/help-request.ts'
import type { Work } from '../work.ts'
import { type Advice, type AdviceStatus, adviceStatuses } from './advice.ts'

/** Somebody who can be asked to answer a question. */
export interface Adviser {
  personId: string
  name: string | null
  ownQuiet: QuietHours | null
}

/**
 * Who had this training and may be asked now, in the order in which they are asked: who shares a language with the
 * resident first, then who was asked longest ago.
 */
export async function findAdvisers(
  { tx, now }: Pick<Work, 'tx' | 'now'>,
  request: Pick<HelpRequest, 'id' | 'neighbourhoodId' | 'residentId' | 'language'>,
  { training, pingsPerWeek }: { training: string; pingsPerWeek: number },
): Promise<Adviser[]> {
  const rows = await tx.$queryRaw<
    { personId: string; name: string | null; from: string | null; until: string | null }[]
  >`
    select v.person_id::text as "personId", p.name, v.quiet_from as "from", v.quiet_until as "until"
    from volunteer v join person p on p.id = v.person_id
    where v.neighbourhood_id = ${request.neighbourhoodId} and v.status = 'approved' and ${training} = any(v.training)
      and v.person_id <> ${request.residentId}::uuid and not v.call_first
      and (v.paused_until is null or v.paused_until <= ${now})
      and not exists (select from advice a where a.request_id = ${request.id}::uuid and a.volunteer_id = v.person_id)
      and ${pingsThisWeek(now)} < least(${pingsPerWeek}::int, v.pings_per_week)
    order by v.languages @> array[${request.language}]::text[] desc, v.last_asked_at nulls first, v.person_id limit 100`
  return rows.map(({ personId, name, from, until }) => ({
    personId,
    name,
    ownQuiet: from && until ? { from, until } : null,
  }))
}

/** Writes down that these volunteers are asked; the answer is the row of each. */
export async function insertAdvice(
  { tx, now }: Work,
  requestId: string,
  words: string,
  volunteerIds: string[],
): Promise<Map<string, string>> {
  const rows = volunteerIds.map((volunteerId) => ({
    id: randomUUID(),
    requestId,
    volunteerId,
    words,
    askedAt: now,
  }))
  await tx.advice.createMany({ data: rows })
  return new Map(rows.map(({ volunteerId, id }) => [volunteerId, id]))
}

/** One volunteer's part in a question; null if there is none with this id. */
export async function findAdvice({ tx }: Work, id: string): Promise<Advice | null> {
  const row = await tx.advice.findUnique({ where: { id } })
  return row && fromRow(row)
}

/** Everybody who was asked to answer a question, in that order. */
export async function adviceOf({ tx }: Pick<Work, 'tx'>, requestId: string): Promise<Advice[]> {
  const rows = await tx.advice.findMany({
    where: { requestId },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(fromRow)
}

/** Changes how it stands with these. */
export async function changeAdvice(
  { tx }: Work,
  ids: string[],
  changes: { status: AdviceStatus; answeredAt?: Date; text?: string },
): Promise<void> {
  if (ids.length > 0) await tx.advice.updateMany({ where: { id: { in: ids } }, data: changes })
}

/** Whose question it was that was really sent: who never heard of it need not hear that it is over. */
export async function heardOf({ tx }: Work, requestId: string): Promise<Set<string>> {
  const rows = await tx.outboxMessage.findMany({
    where: { requestId, purpose: 'advice.ping', status: { not: 'dropped' } },
    select: { personId: true },
  })
  return new Set(rows.flatMap(({ personId }) => personId ?? []))
}

function fromRow({ status, ...row }: Row): Advice {
  const known = adviceStatuses.find((each) => each === status)
  if (!known) throw new Error(`advice cannot be ${status}`)
  return { ...row, status: known }
}
