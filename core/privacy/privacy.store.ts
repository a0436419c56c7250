import type { Pool } from 'pg'

const batch = 5000

/** Empties the content of messages that were handled or settled before a moment; returns how many. */
export async function blankOldContent(pool: Pool, before: Date): Promise<number> {
  const inbox = await untilDone(
    pool,
    `update inbox_message set content = '{"kind": "forgotten"}' where id in (
       select id from inbox_message where received_at < $1 and content->>'kind' <> 'forgotten'
         and (handled_at is not null or set_aside_at is not null) limit ${batch})`,
    before,
  )
  const outbox = await untilDone(
    pool,
    `update outbox_message set content = '{"kind": "forgotten"}' where id in (
       select id from outbox_message where created_at < $1 and content->>'kind' <> 'forgotten' and settled_at is not null limit ${batch})`,
    before,
  )
  return inbox + outbox
}

async function untilDone(pool: Pool, sql: string, before: Date): Promise<number> {
  let all = 0
  for (;;) {
    const { rowCount } = await pool.query(sql, [before])
    all += rowCount ?? 0
    if ((rowCount ?? 0) < batch) return all
  }
}
