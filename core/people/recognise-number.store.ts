import type { Work } from '../work.ts'

/** Whose number this is with us, other than the one who shared it; only where a message can reach it. */
export async function findByNumber(
  { tx }: Work,
  phone: string,
  other: { personId: string; neighbourhoodId: string },
): Promise<{ personId: string; addressId: string } | null> {
  const address = await tx.address.findFirst({
    where: {
      identifier: phone,
      neighbourhoodId: other.neighbourhoodId,
      channel: { in: ['sms', 'whatsapp'] },
      personId: { not: other.personId },
      optedOutAt: null,
      closedAt: null,
    },
    orderBy: { channel: 'asc' },
    select: { id: true, personId: true },
  })
  return address?.personId ? { personId: address.personId, addressId: address.id } : null
}

/** Whether a code for this person is still good: nobody gets one after another. */
export async function hasLiveCode({ tx, now }: Work, personId: string): Promise<boolean> {
  return (await tx.entryCode.count({ where: { personId, usedAt: null, expiresAt: { gt: now } } })) > 0
}
