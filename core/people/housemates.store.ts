import { randomUUID } from 'node:crypto'
import type { Work } from '../work.ts'

/** Somebody who uses the same phone, as they are kept. */
export interface NewHousemate {
  personId: string
  name: string
  consentVersion: string
  /** A person's id or a Slack user. */
  toldBy: string
}

/** Keeps that somebody uses this phone too, and agreed; who is known already stays as they are. */
export async function keepHousemate({ tx, now }: Work, housemate: NewHousemate): Promise<void> {
  await tx.housemate.createMany({
    data: [{ ...housemate, id: randomUUID(), consentAt: now }],
    skipDuplicates: true,
  })
}

/** Who uses this person's phone too, by name. */
export async function housematesOf({ tx }: Work, personId: string) {
  return tx.housemate.findMany({ where: { personId }, orderBy: { name: 'asc' } })
}

/** Somebody no longer uses this phone: their name is forgotten. */
export async function forgetHousemate({ tx }: Work, personId: string, name: string): Promise<void> {
  await tx.housemate.deleteMany({ where: { personId, name: { equals: name, mode: 'insensitive' } } })
}
