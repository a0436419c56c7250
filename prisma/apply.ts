import pg from 'pg'
import { withSchemaEngine } from './engine.ts'
import { listMigrations } from './migrations.ts'

const migrating = 7_402_117

/** Applies what is missing and returns the names; replicas that start together take turns. */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const turn = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 8_000 })
  turn.on('error', () => {})
  await turn.connect()
  try {
    await turn.query('select pg_advisory_lock($1)', [migrating])
    const migrationsList = await listMigrations()
    const filters = { externalTables: [], externalEnums: [] }
    const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, undefined, (engine) =>
      engine.applyMigrations({ migrationsList, filters }),
    )
    return appliedMigrationNames
  } finally {
    await turn.end()
  }
}
