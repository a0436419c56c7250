import type { MovableClock } from '../clock.ts'
import type { Core } from '../core.ts'
import { bringJobsForward } from './jobs.store.ts'

/** Lets time pass for a demonstration or a test: the house's clock goes forward, and so do the jobs that wait for the database's. */
export async function passTime(core: Core, clock: MovableClock, minutes: number): Promise<void> {
  clock.advance(minutes * 60_000)
  await bringJobsForward(core.pool, minutes)
}
