import type { Work } from '../../work.ts'

interface Changes {
  agreedAt?: Date
  askedVolunteerAt?: Date | null
  askedResidentAt?: Date | null
}

/** Writes down where two are who are, or may become, a lasting pair. */
export async function changePair({ tx }: Work, id: string, changes: Changes): Promise<void> {
  await tx.arrangement.update({ where: { id }, data: changes })
}

/** Whether this resident and this volunteer are a pair already, or were asked to become one. */
export async function isPair({ tx }: Work, residentId: string, volunteerId: string): Promise<boolean> {
  return (await tx.arrangement.count({ where: { residentId, volunteerId, weeks: 0, status: 'active' } })) > 0
}

/** Whether somebody is being asked about this request now. */
export async function isBeingPaired({ tx }: Work, requestId: string): Promise<boolean> {
  return (await tx.arrangement.count({ where: { requestId, weeks: 0, status: 'active' } })) > 0
}
