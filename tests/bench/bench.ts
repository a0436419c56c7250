import { execFile } from 'node:child_process'
import { cpus } from 'node:os'
import { promisify } from 'node:util'
import pg from 'pg'
import { bareAtFullSpeed, prepareBare } from './bare.ts'
import { openGround, startProgram } from './ground.ts'
import { type BenchOptions, readOptions } from './options.ts'
import { account, Phones } from './phones.ts'
import { reportRanking } from './ranking.ts'
import { reportFaults, reportGrowth, reportLoad, reportLongTalk, reportSpeed } from './report.ts'
import { openStandIn } from './stand-in.ts'

/** Times the road of a message: the real program, a real PostgreSQL, and phones that answer at once. */
async function main(options: BenchOptions): Promise<void> {
  const closing: (() => unknown)[] = []
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one()
  }
  const breakOff = () => void close().finally(() => process.exit(1))
  process.once('SIGINT', breakOff).once('SIGTERM', breakOff)
  process.once('uncaughtException', (error) => {
    console.error(error)
    breakOff()
  })
  try {
    const ground = await openGround()
    closing.push(ground.close)
    const standIn = await openStandIn()
    closing.push(standIn.close)
    const databaseUrl = await ground.database('program')
    const bareUrl = await ground.database('bare')
    await migrate(bareUrl)
    await prepareBare(bareUrl)
    const program = await startProgram(settings(databaseUrl, standIn.root))
    closing.push(program.stop)
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
    closing.push(() => pool.end())
    const bare = new pg.Pool({ connectionString: bareUrl, max: 1 })
    closing.push(() => bare.end())
    const phones = new Phones(program.url, standIn)
    closing.push(() => phones.close())

    console.log(`\n  The road of a message: ask for help by SMS, ${options.residents} residents at once`)
    console.log(
      `  Node ${process.version}, ${cpus().length} cores, PostgreSQL 18 with its durable settings\n`,
    )
    const runBare = () => bareAtFullSpeed(bareUrl, options.residents, options.seconds)
    const rate = await reportSpeed(phones, program, { pool, bare, runBare }, options)
    await reportLoad(phones, rate / 2, options)
    await reportGrowth(phones, pool, options.sizes)
    await reportLongTalk(phones, options.turns)
    await reportFaults(pool)
    await reportRanking(ground)
  } finally {
    await close()
  }
}

/** In a process of its own, so that nothing of the migration engine is in the way of what is timed. */
async function migrate(databaseUrl: string): Promise<void> {
  const { PATH = '', HOME = '' } = process.env
  await promisify(execFile)(process.execPath, ['prisma/migrate.ts'], {
    env: { PATH, HOME, DATABASE_URL: databaseUrl },
  })
}

function settings(databaseUrl: string, root: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: account.publicUrl,
    LOG_LEVEL: 'warn',
    TWILIO_ACCOUNT_SID: account.sid,
    TWILIO_AUTH_TOKEN: account.token,
    TWILIO_SMS_FROM: account.from,
    TWILIO_API_ROOT: root,
    SLACK_BOT_TOKEN: 'xoxb-1-2-bench',
    SLACK_SIGNING_SECRET: 'a-signing-secret-of-nobody',
    SLACK_DESK_CHANNEL: 'C0BENCHDESK',
    SLACK_API_ROOT: `${root}/slack/api/`,
    SLACK_PER_SECOND: '1000',
  }
}

await main(readOptions(process.argv.slice(2)))
