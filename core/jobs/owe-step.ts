import { fromPrisma, type PgBoss } from 'pg-boss'
import type { Work } from '../work.ts'
import { setNextStep } from './jobs.store.ts'
import type { NextStep } from './next-step.ts'

/** The one queue of what a request is owed later. */
export const stepQueue = 'request-step'

/** A tap on the shoulder: look at this request, volunteer, arrangement or waiting rider, if its fence is still this one. */
export type StepTap = { fence: number } & (
  | { requestId: string }
  | { volunteerId: string }
  | { arrangementId: string }
  | { rideWaitingId: string }
)

/**
 * Writes down what a request is owed next and when, and asks for a tap at that time, both in the same transaction.
 * The row is the truth: a tap that comes late, twice or not at all changes nothing that the audit does not mend.
 */
export async function oweStep(
  work: Work,
  requestId: string,
  step: NextStep | null,
  at: Date | null,
): Promise<void> {
  const fence = await setNextStep(work.tx, requestId, step, at)
  if (!step || !at) return
  await tapLater(work, { requestId, fence }, at)
}

/** Asks for a tap at this time; the row that it is about is written in the same transaction. */
export function tapLater(work: Work, tap: StepTap, at: Date): Promise<void> {
  return tapAllLater(work.core.boss, fromPrisma(work.tx), [{ tap, at }], work.now)
}

/** Asks for taps, each at its own time, in the transaction of the rows that they are about. */
export async function tapAllLater(
  boss: PgBoss,
  db: ReturnType<typeof fromPrisma>,
  taps: { tap: StepTap; at: Date }[],
  now: Date,
): Promise<void> {
  // pg-boss reads the database's clock, which the street and the tests do not move: it is given a delay instead
  const delay = (at: Date) => Math.max(0, Math.ceil((at.getTime() - now.getTime()) / 1000))
  const jobs = taps.map(({ tap, at }) => ({ data: tap, startAfter: delay(at) }))
  await boss.insert(stepQueue, jobs, { db })
}
