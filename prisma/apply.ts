import pg from 'pg'
import { openSchemaEngine } from './engine.ts'
import { listMigrations } from './migrations.ts'

const migrating = 7_402_117

/** Applies what is missing and returns the names; replicas that start together take turns. */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const turn = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 8_000 })
  turn.on('error', () => {})
  await turn.connect()
  try {
    await turn.query('select pg_advisory_lock($1)', [migrating])
    const engine = await openSchemaEngine(databaseUrl)
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await listMigrations(),
      filters: { externalTables: [], externalEnums: [] },
    })
    return appliedMigrationNames
  } finally {
    await turn.end()
  }
}
