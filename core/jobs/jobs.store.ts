import type { Pool } from 'pg'
import type { Tx } from '../work.ts'
import type { NextStep } from './next-step.ts'

/** Sets a request's next step and returns its new fence. */
export async function setNextStep(
  tx: Tx,
  requestId: string,
  step: NextStep | null,
  at: Date | null,
): Promise<number> {
  const { fence } = await tx.helpRequest.update({
    where: { id: requestId },
    data: { nextStep: step, nextStepAt: at, fence: { increment: 1 } },
    select: { fence: true },
  })
  return fence
}

/** Makes jobs that wait for the database's clock come so many minutes earlier. */
export async function bringJobsForward(pool: Pool, minutes: number): Promise<void> {
  await pool.query(
    `update pgboss.job set start_after = start_after - $1 * interval '1 minute'
     where state in ('created', 'retry') and name = 'request-step'`,
    [minutes],
  )
}
