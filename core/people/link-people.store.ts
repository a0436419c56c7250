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

/** Whether both drive somebody at the same time: one person cannot, and the database would refuse it. */
export async function driveAtOnce({ tx }: Work, one: string, other: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ both: boolean }[]>`
    select exists (
      select from driver_booking a join driver_booking b
        on tstzrange(a.busy_from, a.busy_until) && tstzrange(b.busy_from, b.busy_until)
      where a.driver_id = ${one}::uuid and b.driver_id = ${other}::uuid) as both`
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
  await tx.$executeRaw`
    update rider r set person_id = ${kept.id}::uuid where person_id = ${merged.id}::uuid and not exists (
      select from rider k where k.person_id = ${kept.id}::uuid and k.scheme_id = r.scheme_id)`
  // who was known as a professional on both phones stays as the desk knew the kept one
  await tx.$executeRaw`
    update professional f set person_id = ${kept.id}::uuid where person_id = ${merged.id}::uuid and not exists (
      select from professional k where k.person_id = ${kept.id}::uuid)`
  await tx.entryCode.deleteMany({ where: { personId: merged.id } })
  await tx.person.update({ where: { id: kept.id }, data: together(kept, merged) })
  await moveHome(tx, kept.id, homeOf(kept, merged).neighbourhoodId)
  await tx.person.update({ where: { id: merged.id }, data: { mergedInto: kept.id } })
  await tx.$executeRaw`
    update desk_card set subject_id = ${kept.id}::uuid where subject_id = ${merged.id}::uuid and not exists (
      select from desk_card k where k.kind = desk_card.kind and k.subject_id = ${kept.id}::uuid)`
  const keyed = await moveRows(work, 'person', merged.id, kept.id)
  const others = await moveColumns(work, withoutKey, merged.id, kept.id)
  const housemates = await moveHousemates(work, merged.id, kept.id)
  return { addressIds, belongings: [...housemates, ...keyed, ...others] }
}

/** Who was known by the same name on both phones stays where they were, too. */
async function moveHousemates({ tx }: Work, fromId: string, toId: string): Promise<Belongings[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update housemate h set person_id = ${toId}::uuid where person_id = ${fromId}::uuid and not exists (
      select from housemate k where k.person_id = ${toId}::uuid and lower(k.name) = lower(h.name))
    returning id`
  return rows.length === 0 ? [] : [{ table: 'housemate', column: 'person_id', ids: rows.map(({ id }) => id) }]
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
      and t.relname <> all(array['address', 'conversation', 'volunteer', 'offer', 'professional', 'housemate'])
    order by 1, 2`
  return moveColumns({ tx }, columns, fromId, toId)
}

/** Columns that name a person without a foreign key; a test finds those that are missing here. */
const withoutKey = [
  { table: 'driver_booking', column: 'driver_id' },
  { table: 'help_request', column: 'proposed_by' },
  { table: 'referral', column: 'resident_id' },
  { table: 'ride', column: 'rider_id' },
  { table: 'ride_waiting', column: 'rider_id' },
]

async function moveColumns(
  { tx }: Pick<Work, 'tx'>,
  columns: { table: string; column: string }[],
  fromId: string,
  toId: string,
): Promise<Belongings[]> {
  const moved: Belongings[] = []
  for (const { table, column } of columns) {
    const at = `update "${table}" t set "${column}" = $2::uuid where "${column}" = $1::uuid returning ${keyOf} as id`
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
