import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'

/** Runs a script whole or not at all: Prisma's adapter cuts it at every semicolon, and would leave half of it behind. */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    adapter.executeScript = async (sql) => {
      // several statements in one query without values are one transaction
      await adapter.executeRaw({ sql, args: [], argTypes: [] })
    }
    return adapter
  }
}

type Bindings = typeof import('@prisma/schema-engine-wasm/schema_engine_bg')

/** Its bindings keep what belongs to one instance, so a process has one, however often it is used. */
let started: Promise<{ bindings: Bindings; timers: Set<NodeJS.Timeout> }> | null = null

/** Prisma's own schema engine as WebAssembly: the same migrations table, no binary to download. */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  schema: string | undefined,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  started ??= start()
  const { bindings, timers } = await started
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  pool.on('error', () => {})
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(
      new WholeScripts(pool, { disposeExternalPool: false }),
    )
    const options = { datamodels: schema ? ([['schema.prisma', schema]] as [string, string][]) : undefined }
    return await use(await bindings.SchemaEngine.new(options, () => {}, adapter))
  } finally {
    // the engine itself never lets go of its connections, and forgets a timer of ten seconds
    for (const timer of timers) clearTimeout(timer)
    timers.clear()
    await pool.end()
  }
}

async function start(): Promise<{ bindings: Bindings; timers: Set<NodeJS.Timeout> }> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm')
    .replace(/schema_engine\.js$/, 'schema_engine_bg.wasm')
  const module = await WebAssembly.compile(await readFile(file))
  const timers = new Set<NodeJS.Timeout>()
  const instance = await WebAssembly.instantiate(module, {
    './schema_engine_bg.js': withTimersIn(timers, bindings),
  })
  bindings.__wbg_set_wasm(instance.exports)
  const begin = instance.exports.__wbindgen_start
  if (typeof begin === 'function') begin()
  return { bindings, timers }
}

/** The engine's own imports, with every timer that it sets kept in `timers`. */
function withTimersIn(timers: Set<NodeJS.Timeout>, bindings: object): WebAssembly.ModuleImports {
  const imports = { ...bindings } as Record<string, WebAssembly.ImportValue>
  for (const name of Object.keys(imports).filter((key) => key.startsWith('__wbg_setTimeout'))) {
    imports[name] = (run: () => void, milliseconds: number) => {
      const timer = setTimeout(run, milliseconds >>> 0)
      timers.add(timer)
      return timer
    }
  }
  return imports
}
