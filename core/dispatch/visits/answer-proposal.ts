import { showCard } from '../../desk/tell-desk.ts'
import { tell } from '../../outbox/tell.ts'
import type { HelpRequest } from '../../requests/help-request.ts'
import { record } from '../../requests/history.ts'
import { changeRequest, lockRequest } from '../../requests/requests.store.ts'
import { wantedEdges } from '../../requests/wanted-edges.ts'
import type { Work } from '../../work.ts'
import { changeOffers } from '../offers.store.ts'
import { comingOffers } from './coming.ts'
import { dropProposal } from './propose-time.ts'

/** The other one says whether another time suits; a yes moves the visit, with its reminders and its question afterwards. */
export async function answerProposal(
  work: Work,
  requestId: string,
  personId: string,
  suits: boolean,
): Promise<{ ok: boolean }> {
  const request = await lockRequest(work, requestId)
  const coming = request ? await comingOffers(work, requestId) : []
  const isParty = request?.residentId === personId || coming.some((each) => each.volunteerId === personId)
  const { proposedAt, proposedBy } = request ?? {}
  if (!request || !isParty || !proposedAt || !proposedBy || proposedBy === personId) return { ok: false }
  await record(work, requestId, suits ? 'time-agreed' : 'time-declined', personId, { proposed: proposedAt })
  if (suits) await move(work, request, proposedAt, coming)
  else await dropProposal(work, request)
  const slots = {
    category: { category: request.category },
    when: { when: suits ? proposedAt : request.wantedAt },
  }
  const line = { key: suits ? 'visits.proposal-agreed' : 'visits.proposal-declined', slots }
  await tell(work, proposedBy, [line], { purpose: 'visit.proposal', requestId })
  await showCard(work, request.neighbourhoodId, 'request', requestId)
  return { ok: true }
}

async function move(
  work: Work,
  request: HelpRequest,
  wantedAt: string,
  coming: { id: string }[],
): Promise<void> {
  const { zone } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const edges = wantedEdges(wantedAt, zone)
  await changeRequest(work, request.id, {
    wantedAt,
    ...edges,
    // what was asked about the old time no longer waits for an answer
    withDeskSince: null,
    withDeskWhy: null,
  })
  await changeOffers(
    work,
    coming.map(({ id }) => id),
    { askedDoneAt: null },
  )
  await dropProposal(work, { ...request, ...edges, wantedAt })
}
