import { randomUUID } from 'node:crypto'
import type { Organisation as Row } from '../../prisma/generated/client.ts'
import type { Core } from '../core.ts'
import type { Database } from '../database.ts'
import type { Neighbourhoods } from '../neighbourhoods/neighbourhoods.ts'
import { personBehind } from '../people/person-behind.store.ts'
import type { Tx, Work } from '../work.ts'
import type { Organisation, OrganisationEntry } from './organisation.ts'

const withAddress = { address: { select: { channel: true, identifier: true, personId: true } } } as const
type WithAddress = Row & { address: { channel: string; identifier: string; personId: string | null } | null }

/** The directory of a neighbourhood, by name; who was retired only if asked for. */
export async function listOrganisations(
  core: Core,
  neighbourhoodId: string,
  options: { retired?: boolean } = {},
): Promise<Organisation[]> {
  const rows = await core.db.organisation.findMany({
    where: { neighbourhoodId, ...(options.retired ? {} : { retiredAt: null }) },
    include: withAddress,
    orderBy: { name: 'asc' },
  })
  return rows.map(fromRow)
}

/** One organisation of a neighbourhood; null if it has none with this id. */
export async function findOrganisation(
  core: Core,
  neighbourhoodId: string,
  id: string,
): Promise<Organisation | null> {
  const row = await core.db.organisation.findFirst({ where: { id, neighbourhoodId }, include: withAddress })
  return row && fromRow(row)
}

/** Whether this neighbourhood has an organisation with this id. */
export async function organisationById({ tx }: Work, neighbourhoodId: string, id: string): Promise<boolean> {
  return (await tx.organisation.count({ where: { id, neighbourhoodId } })) > 0
}

/** An organisation that is in use, with the person behind its address, for a message to it. */
export async function organisationInUse(
  { tx }: Work,
  neighbourhoodId: string,
  id: string,
): Promise<{ organisation: Organisation; contact: { personId: string; addressId: string } | null } | null> {
  const row = await tx.organisation.findFirst({
    where: { id, neighbourhoodId, retiredAt: null },
    include: withAddress,
  })
  if (!row) return null
  const { address, addressId } = row
  const contact = address?.personId && addressId ? { personId: address.personId, addressId } : null
  return { organisation: fromRow(row), contact }
}

/** Keeps an organisation as the desk wrote it down; false when another one of the neighbourhood has that name. */
export async function saveOrganisation(
  work: Work,
  neighbourhoodId: string,
  id: string | null,
  entry: OrganisationEntry & { retired: boolean },
): Promise<boolean> {
  const { tx, now } = work
  const { retired, ...told } = entry
  const twin = await tx.organisation.findFirst({
    where: {
      neighbourhoodId,
      name: { equals: told.name, mode: 'insensitive' },
      ...(id ? { NOT: { id } } : {}),
    },
    select: { id: true },
  })
  if (twin) return false
  const before = id ? await tx.organisation.findUnique({ where: { id }, select: { retiredAt: true } }) : null
  const organisationId = id ?? randomUUID()
  const retiredAt = retired ? (before?.retiredAt ?? now) : null
  const data = { ...columns(told), keptBy: 'desk', retiredAt, changedAt: now }
  await tx.organisation.upsert({
    where: { id: organisationId },
    create: { id: organisationId, neighbourhoodId, ...data },
    update: data,
  })
  await giveAddress(tx, neighbourhoodId, organisationId, told, now)
  return true
}

/** Writes the directories that the files hold; what the desk keeps itself stays as the desk wrote it. */
export async function applyOrganisations(
  db: Database,
  neighbourhoods: Neighbourhoods,
  now: Date,
): Promise<void> {
  for (const { id, organisations } of neighbourhoods.all)
    await db.$transaction((tx) => applyDirectory(tx, id, organisations, now), { timeout: 60_000 })
}

async function applyDirectory(
  tx: Tx,
  neighbourhoodId: string,
  entries: OrganisationEntry[],
  now: Date,
): Promise<void> {
  // another replica may start at the same moment
  await tx.$queryRaw`select 1 from neighbourhood where id = ${neighbourhoodId} for update`
  const known = await tx.organisation.findMany({
    where: { neighbourhoodId },
    select: { name: true, keptBy: true },
  })
  const ofDesk = new Set(known.filter(({ keptBy }) => keptBy === 'desk').map(({ name }) => name))
  for (const entry of entries.filter(({ name }) => !ofDesk.has(name))) {
    const data = { ...columns(entry), keptBy: 'file', retiredAt: null, changedAt: now }
    const { id } = await tx.organisation.upsert({
      where: { neighbourhoodId_name: { neighbourhoodId, name: entry.name } },
      create: { id: randomUUID(), neighbourhoodId, ...data },
      update: data,
      select: { id: true },
    })
    await giveAddress(tx, neighbourhoodId, id, entry, now)
  }
  await tx.organisation.updateMany({
    where: {
      neighbourhoodId,
      keptBy: 'file',
      retiredAt: null,
      name: { notIn: entries.map(({ name }) => name) },
    },
    data: { retiredAt: now },
  })
}

/** Gives an organisation its address for messages; behind it is a person, so that they can write back and say stop. */
async function giveAddress(
  tx: Tx,
  neighbourhoodId: string,
  organisationId: string,
  { message, name }: OrganisationEntry,
  now: Date,
): Promise<void> {
  const [channel = '', identifier = ''] = message?.split(':') ?? []
  const address = message ? await personBehind(tx, neighbourhoodId, name, { channel, identifier }, now) : null
  await tx.organisation.update({ where: { id: organisationId }, data: { addressId: address?.id ?? null } })
  if (!address) return
  const decision = { organisationId, status: 'approved', decidedAt: now, decidedBy: 'foardoar' }
  await tx.professional.upsert({
    where: { personId: address.personId },
    create: { personId: address.personId, neighbourhoodId, createdAt: now, ...decision },
    update: {},
  })
}

function columns({ name, does, for: forWhom, hours, phone, email, website }: OrganisationEntry) {
  return {
    name,
    does,
    forWhom: forWhom ?? null,
    hours: hours ?? null,
    phone: phone ?? null,
    email: email ?? null,
    website: website ?? null,
  }
}

function fromRow({ id, neighbourhoodId, name, does, retiredAt, address, ...row }: WithAddress): Organisation {
  const { forWhom, hours, phone, email, website } = row
  return {
    id,
    neighbourhoodId,
    name,
    does,
    retired: retiredAt !== null,
    ...(forWhom && { for: forWhom }),
    ...(hours && { hours }),
    ...(phone && { phone }),
    ...(email && { email }),
    ...(website && { website }),
    ...(address && { message: `${address.channel}:${address.identifier}` }),
  }
}
