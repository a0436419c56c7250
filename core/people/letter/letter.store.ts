import type { Core } from '../../core.ts'

/** Whom a letter is about, as far as it names them; null if they never offered to help. */
export async function readForLetter(core: Core, personId: string) {
  const row = await core.db.volunteer.findUnique({
    where: { personId },
    select: { neighbourhoodId: true, training: true, person: { select: { name: true, language: true } } },
  })
  return row && { ...row.person, neighbourhoodId: row.neighbourhoodId, training: row.training }
}
