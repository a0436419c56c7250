import { adviceDue } from '../advice/answer-advice.ts'
import { runRound } from '../dispatch/run-round.ts'
import { askDone, askDoneAgain, doneUnanswered } from '../dispatch/visits/ask-done.ts'
import { askResident, closeQuietly } from '../dispatch/visits/ask-resident.ts'
import { proposalUnanswered } from '../dispatch/visits/propose-time.ts'
import { remind, remindSoon } from '../dispatch/visits/remind.ts'
import type { NextStep } from '../jobs/next-step.ts'
import { notSpokenTo, speakAgain } from '../professionals/speak-first.ts'
import { askConsentAgain, consentUnanswered } from '../referrals/ask-consent.ts'
import { followUpReferral } from '../referrals/follow-up-referral.ts'
import { runRideStep } from '../rides/ride-steps.ts'
import type { Work } from '../work.ts'
import type { HelpRequest } from './help-request.ts'
import { nudgeDaily, nudgeDesk } from './nudge-desk.ts'
import { isOpen } from './request-states.ts'
import { lockRequest } from './requests.store.ts'

const deeds: Record<NextStep, (work: Work, request: HelpRequest) => Promise<unknown>> = {
  round: (work, { id }) => runRound(work, id),
  'nudge-desk': (work, request) => nudgeDesk(work, request),
  'nudge-daily': (work, request) => nudgeDaily(work, request),
  remind,
  'remind-soon': remindSoon,
  'proposal-unanswered': proposalUnanswered,
  'ask-done': askDone,
  'ask-done-again': askDoneAgain,
  'done-unanswered': doneUnanswered,
  'ask-resident': askResident,
  'close-quietly': closeQuietly,
  'follow-up-referral': followUpReferral,
  'consent-again': askConsentAgain,
  'consent-unanswered': consentUnanswered,
  'contact-again': speakAgain,
  'contact-unanswered': notSpokenTo,
  'advice-due': adviceDue,
}

/** Does what a request is owed now. A tap that came late or twice carries an older fence, and does nothing. */
export async function runStep(work: Work, requestId: string, fence: number): Promise<void> {
  const request = await lockRequest(work, requestId)
  if (!request?.nextStep || request.fence !== fence || !isOpen(request.status)) return
  if (await runRideStep(work, request)) return
  await deeds[request.nextStep](work, request)
}
