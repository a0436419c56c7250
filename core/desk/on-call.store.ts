import type { Core } from '../core.ts'
import type { Tx } from '../work.ts'

/** Who was named to be on call, and until when; null when nobody is. */
export async function findOnCall(
  db: Tx | Core['db'],
  neighbourhoodId: string,
  now: Date,
): Promise<{ slack: string; phone: string | null; until: Date } | null> {
  return db.onCall.findFirst({
    where: { neighbourhoodId, until: { gt: now } },
    select: { slack: true, phone: true, until: true },
  })
}

/** Keeps who is on call; who was before no longer is. */
export async function keepOnCall(
  tx: Tx,
  onCall: { neighbourhoodId: string; slack: string; phone: string | null; until: Date; namedBy: string },
): Promise<void> {
  const { neighbourhoodId, ...named } = onCall
  await tx.onCall.upsert({ where: { neighbourhoodId }, create: onCall, update: named })
}

/** Nobody is named any more. */
export async function noOneOnCall(tx: Tx, neighbourhoodId: string): Promise<void> {
  await tx.onCall.deleteMany({ where: { neighbourhoodId } })
}
