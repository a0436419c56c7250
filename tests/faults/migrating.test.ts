import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { applyMigrations } from '../../prisma/apply.ts'
import { listMigrations } from '../../prisma/migrations.ts'

const server = process.env.TEST_DATABASE_SERVER ?? ''
const name = `test_${randomUUID().replaceAll('-', '')}`
let admin: pg.Client
let watcher: pg.Client
beforeAll(async () => {
  admin = new pg.Client({ connectionString: `${server}postgres` })
  await admin.connect()
  await admin.query(`create database ${name}`)
  watcher = new pg.Client({ connectionString: `${server}${name}` })
  await watcher.connect()
})
afterAll(async () => {
  await watcher.end()
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})

/** How many migrations the database has whole. */
async function whole(): Promise<number> {
  const { rows } = await watcher.query<{ there: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as there`,
  )
  if (!rows[0]?.there) return 0
  const { rows: counted } = await watcher.query<{ count: number }>(
    'select count(*)::int as count from _prisma_migrations where finished_at is not null',
  )
  return counted[0]?.count ?? 0
}

/** Cuts every connection that migrates as soon as one of them changes a table. */
async function cutInTheMiddle(): Promise<boolean> {
  for (let looked = 0; looked < 500; looked++) {
    const { rowCount } = await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity a where datname = $1
         and exists (select from pg_locks l where l.pid = a.pid and l.mode = 'AccessExclusiveLock')`,
      [name],
    )
    if (rowCount) return true
  }
  return false
}

test('the database breaks off in the middle of a migration, again and again: the next try goes on where it was', async () => {
  const { migrationDirectories } = await listMigrations()
  let broken = 0
  for (let tries = 0; tries < 4; tries++) {
    const cut = cutInTheMiddle()
    const before = await whole()
    const failed = await applyMigrations(`${server}${name}`).then(
      () => false,
      () => true,
    )
    await cut
    if (failed) broken++
    expect(await whole()).toBeGreaterThanOrEqual(before)
    if (!failed) break
  }
  expect(broken).toBeGreaterThan(0)
  await applyMigrations(`${server}${name}`)
  expect(await whole()).toBe(migrationDirectories.length)
  expect(await applyMigrations(`${server}${name}`)).toEqual([])
  const { rows } = await watcher.query('select count(*)::int as count from help_request')
  expect(rows).toEqual([{ count: 0 }])
})
