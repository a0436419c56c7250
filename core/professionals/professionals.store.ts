import { requestStatus } from '../requests/request-states.ts'
import type { Work } from '../work.ts'
import type { ClientStands } from './client-wish.ts'

/** The desk knows somebody as working for an organisation of its directory; what was decided before stays. */
export async function knowProfessional(
  { tx, now }: Work,
  known: { personId: string; neighbourhoodId: string; organisationId: string; decidedBy: string },
): Promise<void> {
  const { personId, ...rest } = known
  await tx.professional.upsert({
    where: { personId },
    create: { personId, ...rest, status: 'approved', createdAt: now, decidedAt: now },
    update: {},
  })
}

/** Keeps that somebody says they work for an organisation; who was decided on before stays as they are. */
export async function saveApplication(
  { tx, now }: Work,
  personId: string,
  { name, worksFor, words }: { name: string; worksFor: string; words: string },
): Promise<string | null> {
  const person = await tx.person.findUnique({
    where: { id: personId },
    select: { neighbourhoodId: true, name: true },
  })
  if (!person) return null
  if (!person.name && name) await tx.person.update({ where: { id: personId }, data: { name } })
  const { neighbourhoodId } = person
  await tx.professional.upsert({
    where: { personId },
    create: { personId, neighbourhoodId, worksFor, words, status: 'applied', createdAt: now },
    update: {},
  })
  return neighbourhoodId
}

/** Decides on somebody who came as a professional; false when it was decided before. */
export async function decideOnProfessional(
  { tx, now }: Work,
  personId: string,
  decision: { status: string; organisationId: string | null; by: string },
): Promise<boolean> {
  const { status, organisationId, by } = decision
  const decided = await tx.professional.updateMany({
    where: { personId, status: 'applied' },
    data: { status, organisationId, decidedAt: now, decidedBy: by, words: null },
  })
  return decided.count === 1
}

/** A professional with the organisation they work for; null if nobody came as one under this id. */
export async function findProfessional({ tx }: Work, personId: string) {
  const row = await tx.professional.findUnique({
    where: { personId },
    include: { organisation: { select: { name: true } }, person: { select: { name: true } } },
  })
  return (
    row && {
      neighbourhoodId: row.neighbourhoodId,
      status: row.status,
      decidedBy: row.decidedBy,
      name: row.person.name,
      organisationId: row.organisationId,
      organisation: row.organisation?.name ?? row.worksFor ?? '-',
    }
  )
}

/** The open requests that this professional made, or that their organisation was asked to take up; newest first. */
export async function openAbout(
  { tx }: Work,
  personId: string,
): Promise<{ id: string; number: number; neighbourhoodId: string }[]> {
  return tx.$queryRaw`
    select r.id, r.number, r.neighbourhood_id as "neighbourhoodId" from help_request r
    where r.closed_at is null and (
      exists (select from on_behalf b where b.request_id = r.id and b.professional_id = ${personId}::uuid)
      or exists (select from referral f join professional p on p.organisation_id = f.organisation_id
        where f.request_id = r.id and f.status = 'sent' and f.messaged and p.person_id = ${personId}::uuid))
    order by r.opened_at desc, r.number desc limit 20`
}

/** What this professional asked for clients who agreed that they hear how it goes: open, or closed in the last weeks. */
export async function askedForLately({ tx, now }: Work, personId: string): Promise<ClientStands[]> {
  const rows = await tx.$queryRaw<{ number: number; category: string; status: string }[]>`
    select r.number, r.category, r.status from help_request r join on_behalf b on b.request_id = r.id
    where b.professional_id = ${personId}::uuid and b.tells = 'professional'
      and (r.closed_at is null or r.closed_at > ${now}::timestamptz - interval '14 days')
    order by r.closed_at is not null, r.opened_at desc, r.number desc limit 20`
  return rows.map((row) => ({ ...row, status: requestStatus(row.status) }))
}
