import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Pool } from 'pg'
import { freshDatabase } from '../../support/database.ts'
import { type OpenStreet, openStreet } from '../../support/street-client.ts'
import { until } from '../../support/until.ts'
import { freePort } from '../../support/world.ts'
import { expectSound, quiet } from '../oracle.ts'
import { Replica } from '../program.ts'

const chat = '599099001'
let open: OpenStreet
let database: Awaited<ReturnType<typeof freshDatabase>>
let db: Pool
let program: Replica
beforeAll(async () => {
  open = await openStreet()
  database = await freshDatabase()
  db = new Pool({ connectionString: database.url })
})
afterAll(async () => {
  await program.end()
  await open.close()
  await db.end()
  await database.drop()
})

/** The same program on the same database, once with an address of its own and once without. */
async function starts(how: 'webhook' | 'polling'): Promise<void> {
  const port = await freePort()
  const { TELEGRAM_BOT_TOKEN = '', TELEGRAM_API_ROOT = '' } = open.settings
  program = new Replica(port, {
    ...{ TELEGRAM_BOT_TOKEN, TELEGRAM_API_ROOT },
    DATABASE_URL: database.url,
    ...(how === 'webhook' ? { PUBLIC_URL: `http://127.0.0.1:${port}` } : {}),
  })
  await program.start()
  await until(() => (open.street.telegram.updates.webhookInfo().url === '') === (how === 'polling'))
}

const hears = () => open.street.next('telegram', chat, { timeoutMs: 15_000 })
const types = (text: string) => open.street.text('telegram', chat, text)
const waiting = () => Number(open.street.telegram.updates.webhookInfo().pending_update_count)

// three turns, so that either way in follows the other after a good end and after a death
test('from polling to a webhook and back, by PUBLIC_URL alone, nothing that waits at Telegram is lost or heard twice', async () => {
  await starts('polling')
  await types('Hoi')
  await hears()

  for (const [how, end] of [
    ['webhook', 'SIGTERM'],
    ['polling', 'SIGKILL'],
    ['webhook', 'SIGKILL'],
    ['polling', 'SIGTERM'],
  ] as const) {
    // what is being sent when a process dies waits for its lease, whichever way in; that is told elsewhere
    await quiet(db)
    await program.end(end)
    void types('opnieuw beginnen')
    void types('Kan iemand boodschappen doen?')
    await until(() => waiting() >= 2)
    await starts(how)
    expect(await hears()).toMatch(/opnieuw/i)
    expect(await hears()).toMatch(/boodschappen/i)
  }

  await quiet(db)
  await until(() => waiting() === 0)
  const { rows } = await db.query<{ provider_id: string }>(
    `select channel || ' ' || provider_id as provider_id from inbox_message`,
  )
  expect(rows).toHaveLength(9)
  expect(open.street.unseen('telegram', chat)).toEqual([])
  await expectSound(
    'switched',
    db,
    open.street,
    rows.map((row) => row.provider_id),
  )
}, 120_000)
