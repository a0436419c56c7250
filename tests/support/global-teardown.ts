import { rmSync } from 'node:fs'
import { closeLogs } from './everything-logged.ts'

/** Stops the run's PostgreSQL, takes its folder away, and fails the run if anything private was logged in it. */
export default async function globalTeardown(): Promise<void> {
  const { testPostgres } = globalThis as { testPostgres?: { stop: () => Promise<void>; folder: string } }
  await testPostgres?.stop()
  if (testPostgres) rmSync(testPostgres.folder, { recursive: true, force: true })
  const leaks = closeLogs()
  if (leaks.length > 0)
    throw new Error(
      `X3: 1 failed: the log of the suite holds what is private:\n${leaks.slice(0, 20).join('\n')}`,
    )
}
