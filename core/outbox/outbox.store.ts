import { Prisma } from '../../prisma/generated/client.ts'
import type { ChannelName } from '../inbox/inbound-message.ts'
import type { Tx } from '../work.ts'
import type { StoredContent } from './stored-content.ts'

/** A message to be owed. */
export interface NewOutboxRow {
  addressId: string
  personId: string | null
  requestId: string | null
  offerId: string | null
  purpose: string
  content: StoredContent
  expiresAt: Date | null
  /** Not before this moment; others may go first. */
  notBefore?: Date
  /** Addresses of the same person where it did not arrive. */
  tried?: string[]
}

/** Owes an address a message; it is sent after the commit. */
export async function addToOutbox(tx: Tx, message: NewOutboxRow, now: Date): Promise<void> {
  const { notBefore = now, ...row } = message
  const content = row.content as unknown as Prisma.InputJsonValue
  await tx.outboxMessage.create({ data: { ...row, content, nextAttemptAt: notBefore, createdAt: now } })
}

/** Owes each of these addresses its message. */
export async function addAllToOutbox(tx: Tx, messages: NewOutboxRow[], now: Date): Promise<void> {
  await tx.outboxMessage.createMany({
    data: messages.map(({ notBefore = now, ...row }) => ({
      ...row,
      content: row.content as unknown as Prisma.InputJsonValue,
      nextAttemptAt: notBefore,
      createdAt: now,
    })),
  })
}

/** Drops the pings of a request, to help or to answer it, that were not sent yet. */
export async function dropUnsentPings(tx: Tx, requestId: string, now: Date): Promise<void> {
  await tx.outboxMessage.updateMany({
    where: {
      requestId,
      purpose: { in: ['offer.ping', 'offer.moved', 'advice.ping'] },
      status: { in: ['pending', 'retry'] },
    },
    data: { status: 'dropped', reason: 'withdrawn', settledAt: now },
  })
}

/** An address where somebody can be reached. */
export interface Reachable {
  addressId: string
  channel: ChannelName
  language: string
  neighbourhoodId: string
  /** Who of a household on a shared phone a word about this request is for; null where it is one person's. */
  toWhom: string | null
}

/** The address for a word from us: the asked one, the preferred one, the one used last, or any that is open and was not tried. */
function addressFor(
  personId: Prisma.Sql,
  addressId: Prisma.Sql,
  tried: string[],
  requestId: Prisma.Sql,
): Prisma.Sql {
  return Prisma.sql`
    select a.id as "addressId", a.channel, coalesce(p.language, n.settings->>'language', 'nl') as language,
           p.neighbourhood_id as "neighbourhoodId",
           (select case when r.resident_id = p.id then r.for_whom else
              (select o.by_whom from offer o where o.request_id = r.id and o.volunteer_id = p.id) end
            from help_request r where r.id = ${requestId}) as "toWhom"
    from address a
    join person p on p.id = a.person_id
    join neighbourhood n on n.id = p.neighbourhood_id
    left join conversation c on c.person_id = p.id
    where p.id = ${personId} and a.channel <> 'slack' and a.closed_at is null and a.opted_out_at is null
      and a.id <> all(${tried}::uuid[])
    order by a.id = ${addressId} desc nulls last, a.id = p.preferred_address_id desc nulls last,
             a.id = c.last_address_id desc nulls last, a.created_at desc
    limit 1`
}

/** Where somebody can be reached, if anywhere. */
export async function findReachable(
  tx: Tx,
  personId: string,
  addressId: string | null,
  tried: string[] = [],
  requestId: string | null = null,
): Promise<Reachable | null> {
  const rows = await tx.$queryRaw<Reachable[]>(
    addressFor(
      Prisma.sql`${personId}::uuid`,
      Prisma.sql`${addressId}::uuid`,
      tried,
      Prisma.sql`${requestId}::uuid`,
    ),
  )
  return rows[0] ?? null
}

/** Whom a word is for, where they want to read it, and which request it is about. */
export interface Addressee {
  personId: string
  addressId: string | null
  requestId: string | null
}

/** Where each of these people can be reached; who cannot be is missing from the answer. */
export async function findReachableEach(tx: Tx, people: Addressee[]): Promise<Map<string, Reachable>> {
  const ids = people.map(({ personId }) => personId)
  const addresses = people.map(({ addressId }) => addressId)
  const requests = people.map(({ requestId }) => requestId)
  const rows = await tx.$queryRaw<(Reachable & { personId: string })[]>`
    select who.person_id::text as "personId", found.*
    from unnest(${ids}::uuid[], ${addresses}::uuid[], ${requests}::uuid[]) as who(person_id, address_id, request_id)
    cross join lateral (
      ${addressFor(Prisma.sql`who.person_id`, Prisma.sql`who.address_id`, [], Prisma.sql`who.request_id`)}) found`
  return new Map(rows.map(({ personId, ...found }) => [personId, found]))
}

const dayMs = 24 * 3_600_000

/**
 * Writes down that the desk hears now that nothing arrives here. False if it has known that since less than a day,
 * and of this request too; what does arrive makes it news again.
 */
export async function noteUnreached(
  tx: Tx,
  { id, addressId, requestId }: { id: string; addressId: string; requestId: string | null },
  now: Date,
): Promise<boolean> {
  const aDayAgo = new Date(now.getTime() - dayMs)
  const noted = await tx.$executeRaw`
    update address set unreached_told_at = ${now} where id = ${addressId}::uuid and (unreached_told_at is null
      or unreached_told_at <= ${aDayAgo}
      or (${requestId}::uuid is not null and not exists (
        select 1 from outbox_message o where o.request_id = ${requestId}::uuid and o.address_id = address.id
          and o.id <> ${id}::bigint and o.created_at > ${aDayAgo}
          and (o.status in ('stopped', 'refused') or o.delivery = 'failed'))))`
  return noted === 1
}

/** Who is behind an address. */
export interface Owner {
  personId: string | null
  neighbourhoodId: string
  name: string | null
  phone: string | null
}

/** Whose address this is. */
export async function ownerOf(tx: Tx, addressId: string): Promise<Owner | null> {
  const address = await tx.address.findUnique({
    where: { id: addressId },
    select: {
      personId: true,
      neighbourhoodId: true,
      identifier: true,
      person: { select: { name: true, phone: true } },
    },
  })
  return (
    address && {
      personId: address.personId,
      neighbourhoodId: address.neighbourhoodId,
      name: address.person?.name ?? null,
      phone: address.person?.phone ?? (address.identifier.startsWith('+') ? address.identifier : null),
    }
  )
}
