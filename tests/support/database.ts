import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** Makes an empty, migrated database for one test file; `drop` takes it away. */
export async function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const server = process.env.TEST_DATABASE_SERVER
  if (!server) throw new Error('Run tests through npm test: it starts the PostgreSQL they use.')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(`create database ${name} template template_foardoar`)
  return { url: `${server}${name}`, drop: () => asAdmin(`drop database if exists ${name} with (force)`) }
}

async function asAdmin(sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: `${process.env.TEST_DATABASE_SERVER}postgres` })
  await admin.connect()
  try {
    // copies of a template are made one at a time; test files start together
    await admin.query('select pg_advisory_lock(1)')
    await admin.query(sql)
  } finally {
    await admin.end()
  }
}
