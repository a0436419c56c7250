import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { openGround, startProgram } from './ground.ts'
import { atFullSpeed } from './load.ts'
import { account, Phones } from './phones.ts'
import { openStandIn } from './stand-in.ts'

const ground = await openGround()
const standIn = await openStandIn()
const url = await ground.database('program')
const program = await startProgram({
  DATABASE_URL: url,
  PUBLIC_URL: account.publicUrl,
  LOG_LEVEL: 'warn',
  TWILIO_ACCOUNT_SID: account.sid,
  TWILIO_AUTH_TOKEN: account.token,
  TWILIO_SMS_FROM: account.from,
  TWILIO_API_ROOT: standIn.root,
  SLACK_BOT_TOKEN: 'xoxb-1-2-bench',
  SLACK_SIGNING_SECRET: 'a-signing-secret-of-nobody',
  SLACK_DESK_CHANNEL: 'C0BENCHDESK',
  SLACK_API_ROOT: `${standIn.root}/slack/api/`,
})
const phones = new Phones(program.url, standIn)
const pool = new pg.Pool({ connectionString: url, max: 1 })
try {
  console.log(await atFullSpeed(phones, 32, 5))
  const seen = new Map<string, number>()
  let n = 0
  let going = true
  const a = (
    await pool.query(
      `select xact_commit, tup_fetched, tup_returned from pg_stat_database where datname='program'`,
    )
  ).rows[0]
  const watch = (async () => {
    while (going) {
      n++
      for (const r of (
        await pool.query(
          `select coalesce(wait_event_type||':'||wait_event,'running') w, state, left(regexp_replace(query,'\\s+',' ','g'),70) q from pg_stat_activity where datname='program' and application_name='foardoar' and state<>'idle'`,
        )
      ).rows) {
        const k = `${r.w} | ${r.state} | ${r.q}`
        seen.set(k, (seen.get(k) ?? 0) + 1)
      }
      await pause(40)
    }
  })()
  const m = await atFullSpeed(phones, 32, Number(process.env.SECS ?? 8))
  going = false
  await watch
  console.log(m)
  await pause(1500)
  const b = (
    await pool.query(
      `select xact_commit, tup_fetched, tup_returned from pg_stat_database where datname='program'`,
    )
  ).rows[0]
  console.log(
    'commits/message',
    (b.xact_commit - a.xact_commit) / m.messages,
    'fetched',
    (b.tup_fetched - a.tup_fetched) / m.messages,
  )
  console.log(
    n,
    [...seen]
      .sort((x, y) => y[1] - x[1])
      .slice(0, 28)
      .map(([k, v]) => `${(v / n).toFixed(2)} ${k}`)
      .join('\n'),
  )
  console.log(
    (
      await pool.query(
        `select relname, seq_scan, seq_tup_read, idx_scan, idx_tup_fetch, n_tup_upd, n_tup_hot_upd from pg_stat_user_tables order by seq_tup_read + coalesce(idx_tup_fetch,0) desc limit 14`,
      )
    ).rows
      .map((r) => Object.values(r).join(' '))
      .join('\n'),
  )
} finally {
  await pool.end()
  await program.stop()
  phones.close()
  await standIn.close()
  await ground.close()
}
process.exit(0)
