import type { Pool } from 'pg'

/** Whether anybody's time with the desk went by; it asks a partial index that is nearly always empty. */
export async function anyLapsedTalk(pool: Pool, now: Date): Promise<boolean> {
  // without an order it may be planned as a walk along all people, in the hope of one among the first
  const { rows } = await pool.query(
    'select 1 from person where with_desk_until <= $1 order by with_desk_until limit 1',
    [now],
  )
  return rows.length > 0
}
