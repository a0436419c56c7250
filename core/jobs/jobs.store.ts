import type { Tx } from '../work.ts'
import type { NextStep } from './next-step.ts'

/** Sets a request's next step and returns its new fence. */
export async function setNextStep(
  tx: Tx,
  requestId: string,
  step: NextStep | null,
  at: Date | null,
): Promise<number> {
  const { fence } = await tx.helpRequest.update({
    where: { id: requestId },
    data: { nextStep: step, nextStepAt: at, fence: { increment: 1 } },
    select: { fence: true },
  })
  return fence
}
