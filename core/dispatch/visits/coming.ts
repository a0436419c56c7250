import type { Line } from '../../conversations/intent.ts'
import { noPhone } from '../../people/no-phone.ts'
import { namedFor } from '../../people/shared-phone.ts'
import { addressOf, type HelpRequest } from '../../requests/help-request.ts'
import { residentOf } from '../../requests/requests.store.ts'
import type { Work } from '../../work.ts'
import type { Offer } from '../offer.ts'
import { offersOf } from '../offers.store.ts'
import { comesAs } from '../who-comes.ts'

/** The offers of neighbours who come, and have not said that it is done; who said yes first comes first. */
export async function comingOffers(work: Work, requestId: string): Promise<Offer[]> {
  return (await offersOf(work, requestId))
    .filter(({ status, doneAt }) => status === 'accepted' && !doneAt)
    .toSorted((one, other) => (one.place ?? 0) - (other.place ?? 0))
}

/** A line to a volunteer about a visit: whom, where, what and when. */
export async function lineForVolunteer(work: Work, request: HelpRequest, key: string): Promise<Line> {
  const { name, phone } = await residentOf(work, request.residentId)
  return {
    key,
    slots: {
      ...aboutWhat(request),
      name: namedFor(request.forWhom, name) ?? '-',
      address: addressOf(request) ?? '-',
      phone: phone ?? noPhone,
    },
  }
}

/** A line to the resident about who comes; `key` has a nameless twin for neighbours who never told their name. */
export async function lineForResident(
  work: Work,
  request: HelpRequest,
  offer: Offer,
  key: string,
): Promise<Line> {
  const name = await comesAs(work, offer)
  return name
    ? { key, slots: { ...aboutWhat(request), name } }
    : { key: `${key}-nameless`, slots: aboutWhat(request) }
}

function aboutWhat({ number, category, wantedAt }: HelpRequest) {
  return { number, category: { category }, when: { when: wantedAt } }
}
