import type { Core } from '../core.ts'
import { tellOfHearing } from '../inbox/hearing.ts'
import { tellOfChannels } from '../outbox/channel-health.ts'
import { inOneTransaction } from '../work.ts'
import { countOpenByStatus, findForgottenSteps } from './audit.store.ts'
import { takeTap } from './take-tap.ts'

/** A tap may be this late before the audit calls it forgotten. */
const grace = 3 * 60_000

/**
 * Looks for whatever has a next step that is due and that nobody is working on, and does it.
 * It should find nothing, ever: what it mends is counted, and that count is what an operator watches.
 */
export async function audit(core: Core): Promise<void> {
  const before = new Date(core.clock.now().getTime() - grace)
  for (const { kind, tap } of await findForgottenSteps(core.pool, before)) {
    core.metrics.mended.inc({ kind })
    const { fence: _fence, ...about } = tap
    core.log.error({ ...about, kind }, 'the audit found a step that nobody had taken, and takes it')
    await inOneTransaction(core, (work) => takeTap(work, tap))
  }
  await tellOfChannels(core)
  await tellOfHearing(core)
  for (const { status, count } of await countOpenByStatus(core.pool))
    core.metrics.openRequests.set({ status }, count)
  core.metrics.auditedAt.set(core.clock.now().getTime() / 1000)
}
