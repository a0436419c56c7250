import { runArrangementStep } from '../arrangements/run-arrangement-step.ts'
import { runVolunteerStep } from '../people/volunteer-steps.ts'
import { runStep } from '../requests/run-step.ts'
import { runWaitingStep } from '../rides/waiting/run-waiting-step.ts'
import type { Work } from '../work.ts'
import type { StepTap } from './owe-step.ts'

/** Does what a tap on the shoulder is about, in the open transaction. */
export function takeTap(work: Work, tap: StepTap): Promise<void> {
  if ('volunteerId' in tap) return runVolunteerStep(work, tap.volunteerId, tap.fence)
  if ('arrangementId' in tap) return runArrangementStep(work, tap.arrangementId, tap.fence)
  if ('rideWaitingId' in tap) return runWaitingStep(work, tap.rideWaitingId, tap.fence)
  return runStep(work, tap.requestId, tap.fence)
}
