import type { Pool } from 'pg'

/** Whom this person turned out to be; mostly themselves. What follows people by this finds its way back after an undo, too. */
export async function whoIsNow(pool: Pool, personId: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `with recursive was as (
       select id, merged_into from person where id = $1::uuid
       union select p.id, p.merged_into from person p join was on p.id = was.merged_into
     )
     select id from was where merged_into is null`,
    [personId],
  )
  return rows[0]?.id ?? personId
}
