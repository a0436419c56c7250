import type { Work } from '../work.ts'
import type { Actor } from './help-request.ts'
import { addEvent } from './requests.store.ts'

/** What can have happened to a request. */
export type RequestEventKind =
  | 'opened'
  | 'entered-at-desk'
  | 'answered'
  | 'opted-out'
  | 'helpers-told'
  | 'taken'
  | 'edited'
  | 'added-to'
  | 'search-began'
  | 'asked-everybody'
  | 'round-fired'
  | 'asked-nobody'
  | 'given-to-desk'
  | 'accepted'
  | 'assigned'
  | 'declined'
  | 'handed-back'
  | 'buddy-left'
  | 'arrangement-began'
  | 'arrangement-opened'
  | 'arrangement-ended'
  | 'pair-proposed'
  | 'pair-began'
  | 'time-proposed'
  | 'time-agreed'
  | 'time-declined'
  | 'proposal-unanswered'
  | 'worry-told'
  | 'word-passed'
  | 'reminded'
  | 'told-no-driver'
  | 'driven-together'
  | 'driven-apart'
  | 'asked-whether-done'
  | 'reported-done'
  | 'reported-not-done'
  | 'asked-resident'
  | 'feedback-given'
  | 'referred'
  | 'consent-asked'
  | 'consent-given'
  | 'consent-refused'
  | 'referral-withdrawn'
  | 'taken-up'
  | 'not-taken-up'
  | 'follow-up-later'
  | 'professional-told'
  | 'asked-for-client'
  | 'contact-asked'
  | 'contact-agreed'
  | 'contact-declined'
  | 'closed'
  | 'cancelled'

/** Writes down what happened to a request and who did it; nothing is ever changed or taken away. */
export async function record(
  work: Work,
  requestId: string,
  kind: RequestEventKind,
  actor: Actor,
  details: object = {},
): Promise<void> {
  await addEvent(work, { requestId, kind, actor, details })
}
