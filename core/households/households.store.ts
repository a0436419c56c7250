import { randomUUID } from 'node:crypto'
import type { Core } from '../core.ts'
import type { Work } from '../work.ts'
import type { GoingOn, Household, HouseholdEvent, HouseholdForm } from './household.ts'

const withMembers = {
  members: {
    orderBy: { id: 'asc' },
    include: { person: { select: { id: true, name: true, phone: true, addresses: true } } },
  },
} as const

/** A household that is open or was closed; null if there is none with this id. */
export async function readHousehold({ db }: Pick<Core, 'db'>, id: string): Promise<Household | null> {
  const row = await db.household.findUnique({ where: { id }, include: withMembers })
  if (!row) return null
  const people = new Map(row.members.map(({ person }) => [person.id, person]))
  return {
    ...row,
    members: [...people.values()].map(({ id: personId, name, phone, addresses }) => ({
      id: personId,
      name,
      phone: phone ?? addresses.find(({ identifier }) => identifier.startsWith('+'))?.identifier ?? null,
    })),
  }
}

/** Holds a household until the transaction ends: of two deeds the second one sees what the first one did. */
export async function lockHousehold(
  { tx }: Work,
  id: string,
): Promise<{ neighbourhoodId: string; closed: boolean } | null> {
  await tx.$queryRaw`select 1 from household where id = ${id}::uuid for update`
  const row = await tx.household.findUnique({
    where: { id },
    select: { neighbourhoodId: true, closedAt: true },
  })
  return row && { neighbourhoodId: row.neighbourhoodId, closed: row.closedAt !== null }
}

/** The neighbourhood of a household; null if there is none with this id. */
export async function neighbourhoodOfHousehold({ tx }: Work, id: string): Promise<string | null> {
  return (
    (await tx.household.findUnique({ where: { id }, select: { neighbourhoodId: true } }))?.neighbourhoodId ??
    null
  )
}

/** Begins a household. */
export async function insertHousehold(
  { tx, now }: Work,
  neighbourhoodId: string,
  { join: _join, leave: _leave, ...form }: HouseholdForm,
  actor: string,
): Promise<string> {
  const id = randomUUID()
  await tx.household.create({
    data: {
      ...form,
      id,
      neighbourhoodId,
      consentAt: now,
      consentActor: actor,
      openedAt: now,
      openedBy: actor,
    },
  })
  return id
}

/** Changes what a household is called, its contact and its note. */
export async function changeHousehold(
  { tx }: Work,
  id: string,
  { join: _join, leave: _leave, ...form }: HouseholdForm,
): Promise<void> {
  await tx.household.update({ where: { id }, data: form })
}

/** Ends a household: nothing of it is shown any more. */
export async function endHousehold({ tx, now }: Work, id: string, actor: string): Promise<void> {
  await tx.household.update({ where: { id }, data: { closedAt: now, closedBy: actor } })
}

/** Whether somebody is in no open household; they are held until the transaction ends, so that they are not added twice. */
export async function isFree({ tx }: Work, personId: string): Promise<boolean> {
  await tx.$queryRaw`select 1 from person where id = ${personId}::uuid for update`
  return (await tx.householdMember.count({ where: { personId, household: { closedAt: null } } })) === 0
}

/** Somebody comes to belong to a household. */
export async function addMember(
  { tx, now }: Work,
  householdId: string,
  personId: string,
  addedBy: string,
): Promise<void> {
  await tx.householdMember.create({ data: { householdId, personId, addedAt: now, addedBy } })
}

/** Somebody no longer belongs to a household. */
export async function removeMember({ tx }: Work, householdId: string, personId: string): Promise<boolean> {
  return (await tx.householdMember.deleteMany({ where: { householdId, personId } })).count > 0
}

/** Writes down what happened to a household and who did it; nothing is ever changed or taken away. */
export async function noteEvent(
  { tx, now }: Work,
  householdId: string,
  kind: string,
  actor: string,
): Promise<void> {
  await tx.householdEvent.create({ data: { householdId, at: now, kind, actor } })
}

/** What happened to a household, oldest first. */
export function readEvents({ db }: Core, householdId: string): Promise<HouseholdEvent[]> {
  return db.householdEvent.findMany({
    where: { householdId },
    orderBy: { id: 'asc' },
    take: 30,
    select: { at: true, kind: true, actor: true },
  })
}

/** The open households of a desk that are meant: by their name, or by somebody in them; all of them for no words. */
export async function findHouseholds(core: Core, neighbourhoodId: string, sought: string): Promise<string[]> {
  const number = /^#?(\d{1,6})$/.exec(sought)?.[1] ?? null
  const digits = sought.replace(/\D/g, '').replace(/^(?:00|0)/, '')
  const { rows } = await core.pool.query<{ id: string }>(
    `select h.id from household h where h.neighbourhood_id = $1 and h.closed_at is null and (
        $2 = '' or position(lower($2) in lower(h.name)) > 0
        or exists (select from household_member m join person p on p.id = m.person_id where m.household_id = h.id and (
          $3::int is null and position(lower($2) in lower(concat_ws(' ', p.name, p.street, p.house_number))) > 0
          or $3::int is not null and exists (select from help_request r where r.resident_id = p.id
            and r.neighbourhood_id = $1 and r.number = $3::int)
          or length($4) >= 6 and (position($4 in p.phone) > 0 or exists (select from address a
            where a.person_id = p.id and position($4 in a.identifier) > 0)))))
      order by h.name, h.id limit 10`,
    [neighbourhoodId, sought, number, digits],
  )
  return rows.map(({ id }) => id)
}

/** The open household of somebody at a desk, as a query; person and neighbourhood are named as in the query around it. */
export function openHouseholdOf(personId: string, neighbourhoodId: string): string {
  return `select h.id from household h join household_member m on m.household_id = h.id
    where m.person_id = ${personId} and h.neighbourhood_id = ${neighbourhoodId} and h.closed_at is null`
}

/** Where a request changed, the card of the household that it belongs to is owed anew. */
export async function oweHouseholdOf(
  { tx, now }: Work,
  requestId: string,
  deskAddressId: string,
): Promise<void> {
  await tx.$executeRawUnsafe(
    `insert into outbox_message (address_id, purpose, content, next_attempt_at, created_at)
     select $2::uuid, 'desk.card', ${cardOfHousehold('whose.id')}, $3::timestamptz, $3::timestamptz
       from help_request r, lateral (${openHouseholdOf('r.resident_id', 'r.neighbourhood_id')}) whose
      where r.id = $1::uuid`,
    requestId,
    deskAddressId,
    now,
  )
}

/** What is owed to a desk that is to see the card of a household, as a query writes it. */
export function cardOfHousehold(id: string): string {
  return `jsonb_build_object('kind', 'card', 'subject', jsonb_build_object('kind', 'household', 'id', ${id}))`
}

/** Everything that is going on in a household, and who is busy with it; what was closed lately comes last. */
export async function readGoingOn(core: Core, householdId: string): Promise<GoingOn[]> {
  const { rows } = await core.pool.query<GoingOn>(
    `select r.number, r.category, r.status, p.name as resident, r.taken_by as "takenBy",
            coalesce((select array_agg(v.name order by o.place) from offer o join person v on v.id = o.volunteer_id
              where o.request_id = r.id and o.status = 'accepted'), '{}') as helpers,
            (select f.organisation from referral f where f.request_id = r.id
              and f.status in ('waiting-for-consent', 'sent', 'taken-up') order by f.created_at desc limit 1) as referred,
            (select concat_ws(', ', b.professional, b.organisation) from on_behalf b where b.request_id = r.id) as "askedBy"
       from help_request r join person p on p.id = r.resident_id
      where r.resident_id in (select person_id from household_member where household_id = $1)
        and r.neighbourhood_id = (select neighbourhood_id from household where id = $1)
      order by r.closed_at is not null, coalesce(r.closed_at, r.opened_at) desc limit 20`,
    [householdId],
  )
  return rows
}
