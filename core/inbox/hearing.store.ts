import type { Pool } from 'pg'
import type { Tx } from '../work.ts'
import type { ChannelName } from './inbound-message.ts'

/** A channel must have been unheard, and must be heard again, for so long before anybody hears of it. */
const isNews = `interval '3 minutes'`
const isHeard = `interval '2 minutes'`
/** Whoever found it says so again and again; what was not found for so long has another reason. */
const isFound = `interval '5 minutes'`

/** A channel brings us nothing: that begins, or goes on. */
export async function noteUnheard(pool: Pool, channel: ChannelName, now: Date): Promise<void> {
  await pool.query(
    `insert into unheard_channel (channel, failing_since, found_at) values ($1, $2, $2)
     on conflict (channel) do update set heard_since = null, found_at = $2, failing_since = case
       when unheard_channel.told_at is null and unheard_channel.found_at < $2::timestamptz - ${isFound} then $2
       else unheard_channel.failing_since end`,
    [channel, now],
  )
}

/** A channel is heard: what nobody was told is over; what the desks know may be. */
export async function noteHeard(pool: Pool, channel: ChannelName, now: Date): Promise<void> {
  await pool.query(
    `with over as (delete from unheard_channel where channel = $1 and told_at is null)
     update unheard_channel set heard_since = coalesce(heard_since, $2) where channel = $1 and told_at is not null`,
    [channel, now],
  )
}

/** Takes the news of channels that were unheard for some minutes; each is given out once, whoever asks. */
export async function takeUnheard(tx: Tx, now: Date): Promise<ChannelName[]> {
  const rows = await tx.$queryRawUnsafe<{ channel: ChannelName }[]>(
    `update unheard_channel set told_at = $1 where told_at is null and failing_since <= $1::timestamptz - ${isNews}
       and found_at >= $1::timestamptz - ${isFound} returning channel`,
    now,
  )
  return rows.map(({ channel }) => channel)
}

/** Takes the news of channels that are heard again; each is given out once, whoever asks. */
export async function takeHeardAgain(tx: Tx, now: Date): Promise<ChannelName[]> {
  const rows = await tx.$queryRawUnsafe<{ channel: ChannelName }[]>(
    `delete from unheard_channel where told_at is not null and heard_since <= $1::timestamptz - ${isHeard} returning channel`,
    now,
  )
  return rows.map(({ channel }) => channel)
}

/** Whether any channel is, or was a moment ago, unheard. */
export async function isAnyUnheard(pool: Pool): Promise<boolean> {
  return (await pool.query('select 1 from unheard_channel limit 1')).rows.length > 0
}
