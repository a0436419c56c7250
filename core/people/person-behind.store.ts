import { randomUUID } from 'node:crypto'
import type { Tx } from '../work.ts'

/** Who reads an address that the desk wrote down; a new one gets a person, so that they can write back and say stop. */
export async function personBehind(
  tx: Tx,
  neighbourhoodId: string,
  name: string | null,
  address: { channel: string; identifier: string },
  now: Date,
): Promise<{ id: string; personId: string }> {
  const known = await tx.address.findUnique({
    where: { channel_identifier: address },
    select: { id: true, personId: true },
  })
  if (known?.personId) return { id: known.id, personId: known.personId }
  const id = randomUUID()
  const personId = randomUUID()
  await tx.person.create({
    data: {
      id: personId,
      neighbourhoodId,
      name,
      createdAt: now,
      conversation: { create: { updatedAt: now } },
      addresses: { create: { id, neighbourhoodId, ...address, createdAt: now } },
    },
  })
  return { id, personId }
}
