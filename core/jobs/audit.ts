import type { Core } from '../core.ts'
import { runStep } from '../requests/run-step.ts'
import { inOneTransaction } from '../work.ts'
import { countOpenByStatus, findForgottenSteps } from './audit.store.ts'

/** A tap may be this late before the audit calls it forgotten. */
const grace = 3 * 60_000

/**
 * Looks for requests whose next step is due and that nobody is working on, and does it.
 * It should find nothing, ever: what it mends is counted, and that count is what an operator watches.
 */
export async function audit(core: Core): Promise<void> {
  const before = new Date(core.clock.now().getTime() - grace)
  for (const { requestId, fence, nextStep } of await findForgottenSteps(core.pool, before)) {
    core.metrics.mended.inc({ kind: nextStep })
    core.log.error({ requestId, nextStep }, 'the audit found a step that nobody had taken, and takes it')
    await inOneTransaction(core, (work) => runStep(work, requestId, fence))
  }
  for (const { status, count } of await countOpenByStatus(core.pool))
    core.metrics.openRequests.set({ status }, count)
  core.metrics.auditedAt.set(core.clock.now().getTime() / 1000)
}
