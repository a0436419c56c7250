import { rmSync } from 'node:fs'

/** Stops the run's PostgreSQL and takes its folder away. */
export default async function globalTeardown(): Promise<void> {
  const { testPostgres } = globalThis as { testPostgres?: { stop: () => Promise<void>; folder: string } }
  await testPostgres?.stop()
  if (testPostgres) rmSync(testPostgres.folder, { recursive: true, force: true })
}
