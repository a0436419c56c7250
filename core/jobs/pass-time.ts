import type { MovableClock } from '../clock.ts'
import type { Core } from '../core.ts'
import { bringJobsForward } from './jobs.store.ts'
import { type StepTap, stepQueue } from './owe-step.ts'

/** A tap about no request at all: it only wakes who looks for taps, and who would look again in some seconds. */
const wakeUp: StepTap = { requestId: '00000000-0000-0000-0000-000000000000', fence: 0 }

/** Lets time pass for a demonstration or a test: the house's clock goes forward, and so do the jobs that wait for the database's. */
export async function passTime(core: Core, clock: MovableClock, minutes: number): Promise<void> {
  clock.advance(minutes * 60_000)
  await bringJobsForward(core.pool, minutes)
  await core.boss.send(stepQueue, wakeUp)
}
