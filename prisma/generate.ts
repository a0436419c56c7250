// Writes the typed client from schema.prisma after every install.
// `prisma generate` looks for a schema engine that it does not use; any executable satisfies it,
// and nothing is downloaded.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js')
const result = spawnSync(
  process.execPath,
  [prisma, 'generate', '--schema', 'prisma/schema.prisma', '--no-hints'],
  {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  },
)
process.exit(result.status ?? 1)
