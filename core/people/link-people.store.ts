import { randomUUID } from 'node:crypto'
import { Prisma } from '../../prisma/generated/client.ts'
import type { Work } from '../work.ts'
import type { LinkedBy } from './link-people.ts'
import { type Belongings, keyOf, type Moved } from './moved.ts'
import { moveHome } from './people.store.ts'

/** Somebody as they are before a link. */
export type PersonToLink = NonNullable<Awaited<ReturnType<typeof find>>>

/** Nobody's talk moves while two become one; always locked in the same order. */
export async function lockBoth({ tx }: Work, one: string, other: string): Promise<void> {
  await tx.$queryRaw`
    select revision from conversation where person_id in (${one}::uuid, ${other}::uuid) order by person_id for update`
  await tx.$queryRaw`select id from person where id in (${one}::uuid, ${other}::uuid) order by id for update`
}

/** Both people, as they are under the lock. */
export async function findBoth(
  work: Work,
  keptId: string,
  mergedId: string,
): Promise<[PersonToLink | null, PersonToLink | null]> {
  return [await find(work, keptId), await find(work, mergedId)]
}

function find({ tx }: Work, id: string) {
  return tx.person.findUnique({ where: { id }, include: { addresses: true, volunteer: true } })
}

/** Requests of these people, and those they help with, held until the end of the transaction. */
export async function requestsOf(
  { tx }: Work,
  personIds: string[],
): Promise<{ id: string; neighbourhoodId: string }[]> {
  return tx.$queryRaw`
    select id, neighbourhood_id as "neighbourhoodId" from help_request r
    where status in ('triage', 'searching', 'matched') and (resident_id = any(${personIds}::uuid[])
      or exists (select from offer o where o.request_id = r.id and o.volunteer_id = any(${personIds}::uuid[])
        and o.status in ('asked', 'accepted')))
    order by id for update`
}

/** Whether one of them helps the other, or both said yes to the same request: only people can sort that out. */
export async function clashes({ tx }: Work, one: string, other: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ clash: boolean }[]>`
    select exists (
      select from offer o join help_request r on r.id = o.request_id
      where r.status in ('triage', 'searching', 'matched') and o.status = 'accepted'
        and (o.volunteer_id = ${one}::uuid and (r.resident_id = ${other}::uuid
            or exists (select from offer p where p.request_id = r.id and p.volunteer_id = ${other}::uuid))
          or o.volunteer_id = ${other}::uuid and (r.resident_id = ${one}::uuid
            or exists (select from offer p where p.request_id = r.id and p.volunteer_id = ${one}::uuid)))
    ) as clash`
  return row?.clash ?? false
}

/** Whether one of them is the other's lasting pair or regular help, or is being asked to be: nobody is that to themselves. */
export async function areTogether({ tx }: Work, one: string, other: string): Promise<boolean> {
  const both = { in: [one, other] }
  return (
    (await tx.arrangement.count({ where: { residentId: both, volunteerId: both, status: 'active' } })) > 0
  )
}

/** Whether both are to drive somebody at the same time: one person cannot. What has been driven is no matter any more. */
export async function driveAtOnce({ tx, now }: Work, one: string, other: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ both: boolean }[]>`
    select exists (
      select from driver_booking a join driver_booking b
        on tstzrange(a.busy_from, a.busy_until) && tstzrange(b.busy_from, b.busy_until)
      where a.driver_id = ${one}::uuid and b.driver_id = ${other}::uuid
        and a.busy_until > ${now} and b.busy_until > ${now}) as both`
  return row?.both ?? false
}

/** Moves the addresses, the talk and every row that names the merged person. */
export async function moveBelongings(
  work: Work,
  kept: PersonToLink,
  merged: PersonToLink,
): Promise<Omit<Moved, 'file' | 'before'>> {
  const { tx, now } = work
  const addressIds = merged.addresses.map(({ id }) => id)
  await tx.address.updateMany({ where: { id: { in: addressIds } }, data: { personId: kept.id } })
  await tx.inboxMessage.updateMany({ where: { personId: merged.id }, data: { personId: kept.id } })
  await moveUnsent(work, addressIds, kept.id)
  // who handles the merged person's talk at this moment finds that it has moved, and looks again
  await tx.conversation.updateMany({
    where: { personId: merged.id },
    data: { frames: [], asked: Prisma.DbNull, replyBy: null, revision: { increment: 1 }, updatedAt: now },
  })
  await tx.person.update({ where: { id: kept.id }, data: together(kept, merged) })
  await moveHome(tx, kept.id, homeOf(kept, merged).neighbourhoodId)
  await tx.person.update({ where: { id: merged.id }, data: { mergedInto: kept.id } })
  await tx.$executeRaw`
    update desk_card set subject_id = ${kept.id}::uuid where subject_id = ${merged.id}::uuid and not exists (
      select from desk_card k where k.kind = desk_card.kind and k.subject_id = ${kept.id}::uuid)`
  const keyed = await moveRows(work, 'person', merged.id, kept.id)
  const others = await moveColumns(work, [...unlessBoth, ...withoutKey], merged.id, kept.id)
  return { addressIds, belongings: [...keyed, ...others] }
}

/** Moves what names this person in other tables; those tables are found in the database itself, so that a new one is never forgotten. */
export async function moveRows(
  { tx }: Work,
  owner: 'person' | 'volunteer',
  fromId: string,
  toId: string,
): Promise<Belongings[]> {
  const columns = await tx.$queryRaw<{ table: string; column: string }[]>`
    select t.relname as "table", a.attname as "column" from pg_constraint c
    join pg_class t on t.oid = c.conrelid join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = ${owner}::regclass and cardinality(c.conkey) = 1
      and t.relname <> all(${movedApart})
    order by 1, 2`
  return moveColumns({ tx }, columns, fromId, toId)
}

/** A column that names a person. */
interface PersonColumn {
  table: string
  column: string
  /** When a row `k` of the kept one means the same as `t`: that one counts, and `t` stays where it was. */
  same?: string
}

/** What one person has only once: where both have it, that of the kept one counts. */
const unlessBoth: PersonColumn[] = [
  // what was driven at the same hour, by whomever
  {
    table: 'driver_booking',
    column: 'driver_id',
    same: 'tstzrange(k.busy_from, k.busy_until) && tstzrange(t.busy_from, t.busy_until)',
  },
  { table: 'housemate', column: 'person_id', same: 'lower(k.name) = lower(t.name)' },
  // who was known as a professional on both phones stays as the desk knew the kept one
  { table: 'professional', column: 'person_id', same: 'true' },
  { table: 'rider', column: 'person_id', same: 'k.scheme_id = t.scheme_id' },
]

/** Tables with a key to a person that do not move by that alone. */
const movedApart = [
  ...['address', 'conversation', 'volunteer', 'offer'],
  ...unlessBoth.map(({ table }) => table),
]

/** Columns that name a person without a foreign key; a test finds those that are missing here. */
const withoutKey: PersonColumn[] = [
  { table: 'entry_code', column: 'person_id' },
  { table: 'help_request', column: 'proposed_by' },
  { table: 'referral', column: 'resident_id' },
  { table: 'ride', column: 'rider_id' },
  { table: 'ride_waiting', column: 'rider_id' },
]

async function moveColumns(
  { tx }: Pick<Work, 'tx'>,
  columns: PersonColumn[],
  fromId: string,
  toId: string,
): Promise<Belongings[]> {
  const moved: Belongings[] = []
  for (const { table, column, same = 'false' } of columns) {
    const at = `update "${table}" t set "${column}" = $2::uuid where "${column}" = $1::uuid and not exists (
      select from "${table}" k where k."${column}" = $2::uuid and ${same}) returning ${keyOf} as id`
    const rows = await tx.$queryRawUnsafe<{ id: string | null }[]>(at, fromId, toId)
    if (rows.length > 0) moved.push({ table, column, ids: rows.flatMap(({ id }) => id ?? []) })
  }
  return moved
}

/** Keeps how it is known, and what moved. */
export async function keepLink(
  { tx, now }: Work,
  link: { kept: PersonToLink; mergedId: string; known: LinkedBy; moved: Moved },
): Promise<void> {
  const { kept, mergedId, known, moved } = link
  await tx.personLink.create({
    data: {
      id: randomUUID(),
      neighbourhoodId: kept.neighbourhoodId,
      keptId: kept.id,
      mergedId,
      ...known,
      moved: moved as unknown as Prisma.InputJsonValue,
      linkedAt: now,
    },
  })
}

async function moveUnsent({ tx }: Work, addressIds: string[], personId: string): Promise<void> {
  await tx.outboxMessage.updateMany({
    where: {
      addressId: { in: addressIds },
      personId: { not: null },
      status: { in: ['pending', 'sending', 'retry'] },
    },
    data: { personId },
  })
}

/** Whether we know where somebody lives; who only wrote is at the first desk until they say so. */
export function isAtHome({ street, postcode }: PersonToLink): boolean {
  return street !== null || postcode !== null
}

function homeOf(kept: PersonToLink, merged: PersonToLink): PersonToLink {
  return isAtHome(kept) || !isAtHome(merged) ? kept : merged
}

/** What is known of the one completes what is known of the other. */
function together(kept: PersonToLink, merged: PersonToLink): Prisma.PersonUncheckedUpdateInput {
  const place = homeOf(kept, merged)
  const consent = kept.consentAt ? kept : merged
  return {
    name: kept.name ?? merged.name,
    language: kept.language ?? merged.language,
    phone: kept.phone ?? merged.phone,
    street: place.street,
    houseNumber: place.houseNumber,
    postcode: place.postcode,
    consentAt: consent.consentAt,
    consentVersion: consent.consentVersion,
    preferredAddressId: kept.preferredAddressId ?? merged.preferredAddressId,
    withDeskUntil: latest(kept.withDeskUntil, merged.withDeskUntil),
  }
}

function latest(one: Date | null, other: Date | null): Date | null {
  return one && other ? (one > other ? one : other) : (one ?? other)
}
