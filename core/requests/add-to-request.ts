import { noteToDesk, onCard } from '../desk/tell-desk.ts'
import { comingOffers } from '../dispatch/visits/coming.ts'
import { tell } from '../outbox/tell.ts'
import type { Work } from '../work.ts'
import { record } from './history.ts'
import { lockRequest } from './requests.store.ts'

/** The resident has something to add: the desk sees it in the thread of the request, and who comes hears it. */
export async function addToRequest(
  work: Work,
  requestId: string,
  words: string,
): Promise<{ ok: true; number: number } | { ok: false; why: 'gone' }> {
  const request = await lockRequest(work, requestId)
  if (!request) return { ok: false, why: 'gone' }
  await record(work, requestId, 'added-to', request.residentId, { words })
  const card = onCard(request)
  await noteToDesk(work, request.neighbourhoodId, { key: 'requests.desk-added', slots: { words } }, { card })
  const { number, category } = request
  const line = { key: 'requests.added', slots: { number, category: { category }, words } }
  for (const { id: offerId, volunteerId } of await comingOffers(work, requestId))
    await tell(work, volunteerId, [line], { purpose: 'visit.added-to', requestId, offerId })
  return { ok: true, number }
}
