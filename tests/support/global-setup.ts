import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../core/embedded-postgres.ts'
import { applyMigrations } from '../../prisma/apply.ts'
import { openLogs } from './everything-logged.ts'
import { writeTemplates } from './templates.ts'

/** One real PostgreSQL for the whole run, with a template that every test file's own database is copied from. */
export default async function globalSetup(): Promise<void> {
  openLogs()
  const folder = mkdtempSync(join(tmpdir(), 'foardoar-test-'))
  chmodSync(folder, 0o755)
  writeTemplates(folder)
  const server = await startEmbeddedPostgres(folder, ['-c', 'fsync=off', '-c', 'max_connections=300'])
  const admin = new pg.Client({ connectionString: server.url('postgres') })
  await admin.connect()
  await admin.query('create database template_foardoar')
  await applyMigrations(server.url('template_foardoar'))
  // the schema engine leaves its connections open, and a template may have none
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'template_foardoar'`,
  )
  await admin.end()
  process.env.TEST_DATABASE_SERVER = server.url('')
  const kept = globalThis as { testPostgres?: { stop: () => Promise<void>; folder: string } }
  kept.testPostgres = { stop: () => server.stop('immediate'), folder }
}
