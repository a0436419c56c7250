import type { Work } from '../work.ts'

/** The postcode where somebody lives, if it is known. */
export async function homeOf({ tx }: Work, personId: string): Promise<string | null> {
  const person = await tx.person.findUnique({ where: { id: personId }, select: { postcode: true } })
  return person?.postcode ?? null
}
