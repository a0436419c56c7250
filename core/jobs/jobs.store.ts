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

/** Whether a step is being taken at this moment, or is about to be. */
export async function areStepsDue(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ due: boolean }>(
    `select exists (
       select from pgboss.job where name = 'request-step'
         and (state = 'active' or state in ('created', 'retry') and start_after <= now())) as due`,
  )
  return rows[0]?.due ?? false
}

/** Makes jobs that wait for the database's clock come so many minutes earlier. */
export async function bringJobsForward(pool: Pool, minutes: number): Promise<void> {
  await pool.query(
    `update pgboss.job set start_after = start_after - $1 * interval '1 minute'
     where state in ('created', 'retry') and name = 'request-step'`,
    [minutes],
  )
}
