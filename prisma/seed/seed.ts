import { randomUUID } from 'node:crypto'
import type { Database } from '../../core/database.ts'
import { cast, type Neighbour } from './cast.ts'

/** Brings the volunteers of the example to an empty neighbourhood; residents come by themselves, by texting. */
export async function seedExample(db: Database, neighbourhoodId: string, now: Date): Promise<void> {
  if ((await db.volunteer.count()) > 0) return
  for (const neighbour of cast) await seedNeighbour(db, neighbourhoodId, neighbour, now)
}

/** Brings one volunteer, approved by Foardoar itself; somebody who does not help is left to come by texting. */
export async function seedNeighbour(
  db: Database,
  neighbourhoodId: string,
  { name, channel, identifier, language, volunteer }: Neighbour,
  now: Date,
): Promise<void> {
  if (!volunteer) return
  const { categories, languages, availability, vetted, training = [] } = volunteer
  await db.person.create({
    data: {
      id: randomUUID(),
      neighbourhoodId,
      name,
      language,
      consentAt: now,
      consentVersion: '1',
      createdAt: now,
      phone: channel === 'telegram' ? null : identifier,
      conversation: { create: { updatedAt: now } },
      addresses: { create: { id: randomUUID(), neighbourhoodId, channel, identifier, createdAt: now } },
      volunteer: {
        create: {
          neighbourhoodId,
          status: 'approved',
          categories,
          languages,
          availability,
          training,
          appliedAt: now,
          decidedAt: now,
          decidedBy: 'foardoar',
          vettedOn: vetted ? new Date('2026-03-01') : null,
        },
      },
    },
  })
}
