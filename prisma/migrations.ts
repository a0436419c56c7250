import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MigrationList } from '@prisma/schema-engine-wasm'

const folder = join(import.meta.dirname, 'migrations')

/** Every migration in the folder, oldest first, as Prisma's engine wants to be told. */
export async function listMigrations(): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: thatNotesItsEnd(name, await readFile(join(folder, name, 'migration.sql'), 'utf8')),
          },
        },
      })),
    ),
  }
}

/** A script and the note that it is finished are one, so that what is not noted is not there, whoever died when. */
function thatNotesItsEnd(name: string, script: string): string {
  return `${script}
;update _prisma_migrations set finished_at = now() where migration_name = '${name}' and rolled_back_at is null;
`
}
