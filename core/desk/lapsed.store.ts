import type { Pool } from 'pg'

/** Whether anybody's time with the desk went by; it asks a partial index that is nearly always empty. */
export async function anyLapsedTalk(pool: Pool, now: Date): Promise<boolean> {
  const { rows } = await pool.query('select 1 from person where with_desk_until <= $1 limit 1', [now])
  return rows.length > 0
}
