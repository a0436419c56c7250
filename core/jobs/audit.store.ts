import type { Pool } from 'pg'

/** Requests whose next step should have been taken before a moment. */
export async function findForgottenSteps(
  pool: Pool,
  before: Date,
): Promise<{ requestId: string; fence: number; nextStep: string }[]> {
  const { rows } = await pool.query<{ requestId: string; fence: number; nextStep: string }>(
    `select id as "requestId", fence, next_step as "nextStep" from help_request
     where next_step_at is not null and next_step_at < $1 and status not in ('done', 'unmet', 'cancelled')
     order by next_step_at limit 100`,
    [before],
  )
  return rows
}

/** How many requests are open, by status. */
export async function countOpenByStatus(pool: Pool): Promise<{ status: string; count: number }[]> {
  const { rows } = await pool.query<{ status: string; count: number }>(
    `select s.status, count(r.id)::int as count from unnest(array['triage', 'searching', 'matched', 'referred']) as s(status)
     left join help_request r on r.status = s.status group by s.status`,
  )
  return rows
}
