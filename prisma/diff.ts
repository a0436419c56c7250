// npm run db:diff -- what-changes: writes the next migration, the step from the last one's schema to schema.prisma.
// Each migration keeps the schema it leads to beside it, so hand-written SQL (checks, partial indexes) is never undone.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DiffTarget } from '@prisma/schema-engine-wasm'
import { startEmbeddedPostgres } from '../core/embedded-postgres.ts'
import { withSchemaEngine } from './engine.ts'
import { listMigrations } from './migrations.ts'

const schemaFile = join(import.meta.dirname, 'schema.prisma')
const schema = await readFile(schemaFile, 'utf8')
const datamodel = (content: string): DiffTarget => ({
  tag: 'schemaDatamodel',
  files: [{ path: 'schema.prisma', content }],
})

const { baseDir, migrationDirectories } = await listMigrations()
const last = migrationDirectories.at(-1)
const from: DiffTarget = last
  ? datamodel(await readFile(join(baseDir, last.path, 'schema.prisma'), 'utf8'))
  : { tag: 'empty' }

const scratch = join(tmpdir(), `foardoar-diff-${process.pid}`)
const server = await startEmbeddedPostgres(scratch)
try {
  const filters = { externalTables: [], externalEnums: [] }
  const { stdout } = await withSchemaEngine(server.url('postgres'), schema, (engine) =>
    engine.diff({ from, to: datamodel(schema), script: true, exitCode: null, filters }),
  )
  if (!stdout || /^\s*-- This is an empty migration/.test(stdout)) {
    console.log('The migrations already make what schema.prisma says.')
  } else {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const name = `${stamp}_${(process.argv[2] ?? 'change').replace(/[^a-z0-9]+/gi, '_').toLowerCase()}`
    await mkdir(join(baseDir, name), { recursive: true })
    await writeFile(join(baseDir, name, 'migration.sql'), stdout)
    await copyFile(schemaFile, join(baseDir, name, 'schema.prisma'))
    console.log(
      `Wrote prisma/migrations/${name}/migration.sql. Read it before you commit it: migrations only add.`,
    )
  }
} finally {
  await server.stop('immediate')
  await rm(scratch, { recursive: true, force: true })
}
