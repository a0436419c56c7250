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
    const applied = await readApplied(turn)
    // the engine is large, and most starts have nothing for it
    if (migrationsList.migrationDirectories.every(({ path }) => applied.has(path))) return []
    const filters = { externalTables: [], externalEnums: [] }
    const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, undefined, (engine) =>
      engine.applyMigrations({ migrationsList, filters }),
    )
    return appliedMigrationNames
  } finally {
    await turn.end()
  }
}

/** The migrations that the engine noted as finished. */
async function readApplied(database: pg.Client): Promise<Set<string>> {
  const { rows: tables } = await database.query<{ noted: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as noted`,
  )
  if (!tables[0]?.noted) return new Set()
  const { rows } = await database.query<{ migration_name: string }>(
    'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  )
  return new Set(rows.map(({ migration_name }) => migration_name))
}
