import type { Pool } from 'pg'

/** A desk's own address, its Slack channel; made when first needed, for good and outside any transaction. */
export async function findDeskAddress(
  pool: Pool,
  neighbourhoodId: string,
  slackChannel: string,
  now: Date,
): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `with known as (
       select id from address where channel = 'slack' and identifier = $2
     ), made as (
       insert into address (id, neighbourhood_id, channel, identifier, created_at)
       select gen_random_uuid(), $1, 'slack', $2, $3 where not exists (select from known)
       on conflict (channel, identifier) do update set identifier = excluded.identifier returning id
     )
     select id from known union all select id from made`,
    [neighbourhoodId, slackChannel, now],
  )
  const [row] = rows
  if (!row) throw new Error('A desk address could neither be found nor made.')
  return row.id
}
