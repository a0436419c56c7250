import type { AcceptedDetails } from '../conversations/flow.ts'
import { namedFor } from '../people/shared-phone.ts'
import { addressOf, type HelpRequest } from '../requests/help-request.ts'
import { residentOf } from '../requests/requests.store.ts'
import { driverLines } from '../rides/ride-lines.ts'
import { findRide } from '../rides/rides.store.ts'
import type { Work } from '../work.ts'

/** What a neighbour may know once they said yes, and not before. */
export async function acceptedDetails(work: Work, request: HelpRequest): Promise<AcceptedDetails> {
  const { name, phone } = await residentOf(work, request.residentId)
  const { number, category, wantedAt, words, forWhom } = request
  const ride = await findRide(work, request.id)
  const details = {
    number,
    category,
    wantedAt,
    words,
    name: namedFor(forWhom, name),
    address: addressOf(request),
    phone,
  }
  return { ...details, ride: ride && driverLines(work, ride) }
}
