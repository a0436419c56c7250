import type { Pool } from 'pg'
import type { ChannelName } from '../inbox/inbound-message.ts'
import type { Tx } from '../work.ts'

/** A channel in trouble must have been so, and must be well again, for so long before anybody hears of it. */
const isNews = `interval '3 minutes'`
const isWell = `interval '2 minutes'`

/** A try to send failed: the trouble begins, or goes on. */
export async function noteFailing(pool: Pool, channel: ChannelName, now: Date): Promise<void> {
  await pool.query(
    `insert into channel_trouble (channel, failing_since) values ($1, $2)
     on conflict (channel) do update set well_since = null`,
    [channel, now],
  )
}

/** A message went out: trouble that nobody heard of is over; trouble that the desks know of may be. False if there was none. */
export async function noteWorking(pool: Pool, channel: ChannelName, now: Date): Promise<boolean> {
  const { rowCount } = await pool.query(
    `with over as (delete from channel_trouble where channel = $1 and told_at is null returning 1)
     update channel_trouble set well_since = coalesce(well_since, $2) where channel = $1 and told_at is not null`,
    [channel, now],
  )
  return rowCount === 1
}

/** Channels of which something is still owed though it was tried before. */
const owed = `exists (select from outbox_message o join address a on a.id = o.address_id
  where o.status = 'retry' and a.channel = t.channel)`

/** Takes the news of channels that have failed for some minutes; each is given out once, whoever asks. */
export async function takeDown(tx: Tx, now: Date): Promise<ChannelName[]> {
  const rows = await tx.$queryRawUnsafe<{ channel: ChannelName }[]>(
    `update channel_trouble t set told_at = $1
     where told_at is null and failing_since <= $1::timestamptz - ${isNews} and ${owed} returning channel`,
    now,
  )
  return rows.map(({ channel }) => channel)
}

/** Takes the news of channels that have been well again for some minutes; each is given out once, whoever asks. */
export async function takeUp(tx: Tx, now: Date): Promise<ChannelName[]> {
  const rows = await tx.$queryRawUnsafe<{ channel: ChannelName }[]>(
    `delete from channel_trouble where told_at is not null and well_since <= $1::timestamptz - ${isWell} returning channel`,
    now,
  )
  return rows.map(({ channel }) => channel)
}

/** Forgets trouble that nobody heard of and that left nothing owed. */
export async function forgetPassing(tx: Tx, now: Date): Promise<void> {
  await tx.$executeRawUnsafe(
    `delete from channel_trouble t where told_at is null and failing_since <= $1::timestamptz - ${isNews} and not ${owed}`,
    now,
  )
}

/** Whether any channel is in trouble. */
export async function isAnyInTrouble(pool: Pool): Promise<boolean> {
  return (await pool.query('select 1 from channel_trouble limit 1')).rows.length > 0
}
