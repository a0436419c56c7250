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
    const { finished, begun } = await readNoted(turn)
    // the engine is large, and most starts have nothing for it
    if (migrationsList.migrationDirectories.every(({ path }) => finished.has(path))) return []
    const filters = { externalTables: [], externalEnums: [] }
    const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, undefined, async (engine) => {
      // whoever began died before its end, which is noted with the last statement: nothing of it is there
      for (const migrationName of begun) await engine.markMigrationRolledBack({ migrationName })
      return engine.applyMigrations({ migrationsList, filters })
    })
    return appliedMigrationNames
  } finally {
    await turn.end()
  }
}

/** The migrations that were finished, and those that were only begun. */
async function readNoted(database: pg.Client): Promise<{ finished: Set<string>; begun: string[] }> {
  const { rows: tables } = await database.query<{ noted: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as noted`,
  )
  if (!tables[0]?.noted) return { finished: new Set(), begun: [] }
  const { rows } = await database.query<{ name: string; finished: boolean }>(
    `select migration_name as name, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null`,
  )
  const namesOf = (those: typeof rows) => those.map(({ name }) => name)
  return {
    finished: new Set(namesOf(rows.filter(({ finished }) => finished))),
    begun: namesOf(rows.filter(({ finished }) => !finished)),
  }
}
