import { randomUUID } from 'node:crypto'
import type { Database } from '../../core/work.ts'
import { cast } from './cast.ts'

/** Brings the volunteers of the example to an empty neighbourhood; residents come by themselves, by texting. */
export async function seedExample(db: Database, neighbourhoodId: string, now: Date): Promise<void> {
  if ((await db.volunteer.count()) > 0) return
  for (const { name, channel, identifier, language, volunteer } of cast) {
    if (!volunteer) continue
    const { categories, languages, availability, vetted } = volunteer
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
            appliedAt: now,
            decidedAt: now,
            decidedBy: 'foardoar',
            vettedOn: vetted ? new Date('2026-03-01') : null,
          },
        },
      },
    })
  }
}
