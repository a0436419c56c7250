import { setTimeout as pause } from 'node:timers/promises'
import type { MovableClock } from '../clock.ts'
import type { Core } from '../core.ts'
import { areStepsDue, bringJobsForward } from './jobs.store.ts'
import { type StepTap, stepQueue } from './owe-step.ts'

/** A tap about no request at all: it only wakes who looks for taps, and who would look again in some seconds. */
const wakeUp: StepTap = { requestId: '00000000-0000-0000-0000-000000000000', fence: 0 }

/** Longer than this a step that hangs does not hold up the clock. */
const patienceMilliseconds = 5_000

/** Lets time pass for a demonstration or a test: the house's clock goes forward, and so do the jobs that wait for the database's. */
export async function passTime(core: Core, clock: MovableClock, minutes: number): Promise<void> {
  await stepsTaken(core)
  clock.advance(minutes * 60_000)
  await bringJobsForward(core.pool, minutes)
  await core.boss.send(stepQueue, wakeUp)
}

/** A step that is being taken while the clock jumps would ask for its next tap by the time before the jump. */
async function stepsTaken(core: Core): Promise<void> {
  const until = Date.now() + patienceMilliseconds
  while (Date.now() < until && (await areStepsDue(core.pool))) await pause(20)
}
