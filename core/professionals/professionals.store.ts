import type { Work } from '../work.ts'

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
