import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../core/embedded-postgres.ts'
import { newPhone, saysAndHears, settled, typed } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let folder: string
let postgres: EmbeddedPostgres
let world: World
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foardoar-away-'))
  // PostgreSQL runs as a user of its own, who must be able to get there
  chmodSync(folder, 0o755)
  postgres = await startEmbeddedPostgres(folder, ['-c', 'fsync=off'])
  const patience = {
    telegramFirst: 50,
    telegramMost: 500,
    twilio: [200, 500, 1000, 2000, 4000],
    slackEvents: [0, 200, 500],
    receipts: 10,
  }
  world = await openWorld({ env: { DATABASE_URL: postgres.url('postgres') }, street: { patience } })
}, 60_000)
afterAll(async () => {
  await world?.close({ allowUnread: true })
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
}, 60_000)

const readiness = async (): Promise<number> => {
  const response = await fetch(`http://127.0.0.1:${world.app.port}/readyz`)
  await response.text()
  return response.status
}

test.each(['fast', 'immediate'] as const)(
  'the database is away (%s): the provider is told to come again, and everything is answered later, once',
  async (how) => {
    const sms = newPhone(world, 'sms')
    const telegram = newPhone(world, 'telegram')
    await saysAndHears(sms, typed.nl.request)
    await saysAndHears(telegram, typed.fy.request)
    expect(await readiness()).toBe(200)

    await postgres.stop(how)
    try {
      expect(await readiness()).toBe(503)
      const alive = await fetch(`http://127.0.0.1:${world.app.port}/healthz`)
      await alive.text()
      expect(alive.status).toBe(200)
      const refused = await fetch(`http://127.0.0.1:${world.app.port}/telegram`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-telegram-bot-api-secret-token': world.open.secrets.telegram.webhookSecret,
        },
        body: JSON.stringify({
          update_id: 900_000_000,
          message: { message_id: 1, date: 1, chat: { id: 5, type: 'private' }, from: { id: 5 }, text: 'Hoi' },
        }),
      })
      await refused.text()
      expect(refused.status).toBe(503)
      await telegram.says('ja')
      void sms.says('ja')
      await new Promise((done) => setTimeout(done, 1500))
    } finally {
      await postgres.start()
    }

    await telegram.hears(/Hoe hjitsto/)
    await sms.hears(/Hoe heet je/)
    await settled(world)
    expect(telegram.unread()).toEqual([])
    expect(sms.unread()).toEqual([])
    expect(await readiness()).toBe(200)
    expect(await saysAndHears(sms, 'Jan de Vries')).toMatch(/Waar woon je/)
  },
  60_000,
)
