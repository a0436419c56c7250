import type { AcceptedDetails } from '../conversations/flow.ts'
import { addressOf, type HelpRequest } from '../requests/help-request.ts'
import { residentOf } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'

/** What a neighbour may know once they said yes, and not before. */
export async function acceptedDetails(work: Work, request: HelpRequest): Promise<AcceptedDetails> {
  const { name, phone } = await residentOf(work, request.residentId)
  const { number, category, wantedAt, words } = request
  return { number, category, wantedAt, words, name, address: addressOf(request), phone }
}
