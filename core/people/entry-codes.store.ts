import type { Work } from '../work.ts'

/** A code as it is to be kept. */
export interface NewCode {
  code: string
  neighbourhoodId: string
  kind: 'link' | 'poster'
  personId: string | null
  language: string | null
  wants: string | null
  madeBy: string
  expiresAt: Date
}

/** Keeps a code; false if the same code is in use already. */
export async function keepCode({ tx, now }: Work, code: NewCode): Promise<boolean> {
  const kept = await tx.$executeRaw`
    insert into entry_code (id, code, neighbourhood_id, kind, person_id, language, wants, made_by, created_at, expires_at)
    values (gen_random_uuid(), ${code.code}, ${code.neighbourhoodId}, ${code.kind}, ${code.personId}::uuid, ${code.language},
            ${code.wants}, ${code.madeBy}, ${now}, ${code.expiresAt})
    on conflict (code) do nothing`
  return kept === 1
}

/** Forgets codes that nobody can use any more, so that theirs are free again. */
export async function forgetOldCodes({ tx, now }: Work): Promise<void> {
  await tx.entryCode.deleteMany({ where: { OR: [{ expiresAt: { lte: now } }, { usedAt: { not: null } }] } })
}

/** A code that works now; null if there is none. */
export async function findCode({ tx, now }: Work, code: string) {
  return tx.entryCode.findFirst({ where: { code, usedAt: null, expiresAt: { gt: now } } })
}

/** Uses a code up; false if somebody else was faster. */
export async function useUp({ tx, now }: Work, id: string): Promise<boolean> {
  const used = await tx.entryCode.updateMany({ where: { id, usedAt: null }, data: { usedAt: now } })
  return used.count === 1
}

/** How many wrong codes came from this address since that moment. */
export async function countMisses({ tx }: Work, addressId: string, since: Date): Promise<number> {
  const address = await tx.address.findUnique({
    where: { id: addressId },
    select: { codeMisses: true, codeMissesSince: true },
  })
  return address?.codeMissesSince && address.codeMissesSince > since ? address.codeMisses : 0
}

/** Writes down how many wrong codes came from this address lately. */
export async function keepMisses({ tx, now }: Work, addressId: string, misses: number): Promise<void> {
  const since = misses === 1 ? { codeMissesSince: now } : {}
  await tx.address.update({ where: { id: addressId }, data: { codeMisses: misses, ...since } })
}
