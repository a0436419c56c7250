import type { Work } from '../work.ts'

/**
 * One round at a time in a neighbourhood: reply codes and the number of pings a week are counted over all its
 * requests, and two rounds at once would both count too few. Taken after the request itself is held.
 */
export async function holdRounds({ tx }: Work, neighbourhoodId: string): Promise<void> {
  const name = `rounds:${neighbourhoodId}`
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`
}

/** The number of the latest round of a request; 0 before the first. */
export async function latestRound({ tx }: Work, requestId: string): Promise<number> {
  const { _max } = await tx.dispatchRound.aggregate({ where: { requestId }, _max: { number: true } })
  return _max.number ?? 0
}

/** Keeps that a round fired. */
export async function insertRound(
  { tx, now }: Work,
  round: { requestId: string; number: number; asked: number },
): Promise<void> {
  await tx.dispatchRound.create({ data: { ...round, firedAt: now } })
}
