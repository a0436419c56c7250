import type { Pool } from 'pg'

/** Whether a younger refresh of the same card waits behind this one, so that this one need not be sent. */
export async function hasYoungerCard(
  pool: Pool,
  id: string,
  addressId: string,
  subjectId: string,
): Promise<boolean> {
  const { rows } = await pool.query(
    `select 1 from outbox_message where address_id = $2 and status in ('pending', 'retry') and id > $1::bigint
       and content->>'kind' = 'card' and content#>>'{subject,id}' = $3 limit 1`,
    [id, addressId, subjectId],
  )
  return rows.length > 0
}

/** The Slack message that shows this subject, in this channel. */
export async function findCardTs(
  pool: Pool,
  kind: string,
  subjectId: string,
  channel: string,
): Promise<string | null> {
  const { rows } = await pool.query<{ ts: string | null }>({
    name: 'card-ts',
    text: 'select ts from desk_card where kind = $1 and subject_id = $2 and channel = $3',
    values: [kind, subjectId, channel],
  })
  return rows[0]?.ts ?? null
}
