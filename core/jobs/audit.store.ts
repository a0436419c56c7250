import type { Pool } from 'pg'
import type { StepTap } from './owe-step.ts'

/** Requests, volunteers, arrangements and waiting riders whose next step should have been taken before a moment. */
export async function findForgottenSteps(
  pool: Pool,
  before: Date,
): Promise<{ kind: string; tap: StepTap }[]> {
  const { rows } = await pool.query<{ kind: string; tap: StepTap }>(
    `(select next_step as kind, jsonb_build_object('requestId', id, 'fence', fence) as tap, next_step_at from help_request
      where next_step_at is not null and next_step_at < $1 and status not in ('done', 'unmet', 'cancelled')
      order by next_step_at limit 100)
     union all
     (select 'volunteer', jsonb_build_object('volunteerId', person_id, 'fence', fence), next_step_at from volunteer
      where next_step_at is not null and next_step_at < $1 order by next_step_at limit 100)
     union all
     (select 'arrangement', jsonb_build_object('arrangementId', id, 'fence', fence), next_step_at from arrangement
      where next_step_at is not null and next_step_at < $1 order by next_step_at limit 100)
     union all
     (select 'ride-waiting', jsonb_build_object('rideWaitingId', id, 'fence', fence), next_step_at from ride_waiting
      where next_step_at is not null and next_step_at < $1 order by next_step_at limit 100)
     order by next_step_at`,
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
