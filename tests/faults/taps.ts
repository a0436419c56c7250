import type { Pool } from 'pg'
import { PgBoss } from 'pg-boss'
import { type StepTap, stepQueue } from '../../core/jobs/owe-step.ts'

/** Opens the job library beside the program, without any of its own upkeep; `deed` may do what it likes with it. */
export async function withJobs<T>(db: Pool, deed: (boss: PgBoss) => Promise<T>): Promise<T> {
  const boss = new PgBoss({
    connectionString: db.options.connectionString ?? '',
    max: 2,
    supervise: false,
    schedule: false,
    migrate: false,
  })
  boss.on('error', () => {})
  await boss.start()
  try {
    return await deed(boss)
  } finally {
    await boss.stop({ graceful: false })
  }
}

/** The next step of these requests falls due now; returns the taps that it needs. */
export async function fallDue(db: Pool, requestIds: string[]): Promise<StepTap[]> {
  const { rows } = await db.query<{ requestId: string; fence: number }>(
    'update help_request set next_step_at = now() where id = any($1::uuid[]) returning id as "requestId", fence',
    [requestIds],
  )
  return rows
}

/** Gives the program these taps. */
export async function tap(db: Pool, taps: StepTap[]): Promise<void> {
  await withJobs(db, (boss) =>
    boss.insert(
      stepQueue,
      taps.map((data) => ({ data })),
    ),
  )
}
