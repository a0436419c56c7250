import { noteToDesk, onCard } from '../desk/tell-desk.ts'
import { nameOf } from '../people/volunteers.store.ts'
import { lockRequest } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'
import { findOffer } from './offers.store.ts'

/** A volunteer wants to know more before they answer: the desk sees it under the card, and may tell them. */
export async function askAboutOffer(
  work: Work,
  offerId: string,
  personId: string,
  words: string,
): Promise<void> {
  const offer = await findOffer(work, offerId)
  const request = offer?.volunteerId === personId && (await lockRequest(work, offer.requestId))
  if (!request) return
  const name = (await nameOf(work, personId)) ?? '-'
  const line = { key: 'offers.desk-question', slots: { name, words } }
  const card = onCard(request)
  await noteToDesk(work, request.neighbourhoodId, line, { card })
}
