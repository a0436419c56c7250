import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../core/embedded-postgres.ts'
import { applyMigrations } from '../../../prisma/apply.ts'

/** A PostgreSQL for one test alone, to be crashed, stopped and filled. */
export async function openCluster(
  folder = mkdtempSync(join(tmpdir(), 'foardoar-cluster-')),
  flags: string[] = [],
): Promise<{ server: EmbeddedPostgres; database: { url: string; drop: () => Promise<void> } }> {
  chmodSync(folder, 0o755)
  const server = await startEmbeddedPostgres(folder, flags)
  const url = server.url('fault')
  const admin = new pg.Client({ connectionString: server.url('postgres') })
  await admin.connect()
  await admin.query('create database fault')
  await admin.end()
  await applyMigrations(url)
  const drop = async () => {
    await server.stop('immediate').catch(() => {})
    rmSync(folder, { recursive: true, force: true })
  }
  return { server, database: { url, drop } }
}
