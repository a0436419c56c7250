import type { Line } from '../conversations/intent.ts'
import { inTheMorning } from '../dispatch/in-the-morning.ts'
import { changeOffers } from '../dispatch/offers.store.ts'
import { comingOffers } from '../dispatch/visits/coming.ts'
import { tell } from '../outbox/tell.ts'
import { nameOf } from '../people/volunteers.store.ts'
import type { Actor, HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { lockRequest } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'
import type { Deed } from './deed.ts'
import { noteToDesk, onCard, showCard } from './tell-desk.ts'

/**
 * The desk tells everybody who said yes something about the visit, and nobody else: at once, or in the morning if it
 * can wait. Who cannot be reached by a message is named, so that the desk calls.
 */
export async function tellHelpers(work: Work, requestId: string, text: string, actor: Actor): Promise<Deed> {
  const request = await lockRequest(work, requestId)
  if (!request) return { ok: false, why: 'gone' }
  const coming = await comingOffers(work, requestId)
  if (coming.length === 0) return { ok: false, why: 'nobody-comes' }
  const told: string[] = []
  const missed: string[] = []
  const line = lineToHelpers(request, text)
  const notBefore = inTheMorning(work, request)
  for (const { id, volunteerId } of coming) {
    const options = { purpose: 'visit.from-desk', requestId, offerId: id, notBefore }
    const { reached } = await tell(work, volunteerId, [line], options)
    if (reached) await changeOffers(work, [id], { wordAt: notBefore, wordFrom: 'desk', wordAnswered: false })
    const names = reached ? told : missed
    names.push((await nameOf(work, volunteerId)) ?? '-')
  }
  await record(work, requestId, 'helpers-told', actor, { text, people: told.length })
  await noteToThread(work, request, actor, text, { told, missed })
  await showCard(work, request.neighbourhoodId, 'request', requestId)
  return { ok: true }
}

/** The desk's words as they go out, with what they are about. */
export function lineToHelpers({ number, category, wantedAt }: HelpRequest, text: string): Line {
  const slots = { number, category: { category }, when: { when: wantedAt }, text }
  return { key: 'visits.from-desk', slots }
}

async function noteToThread(
  work: Work,
  { id, neighbourhoodId }: HelpRequest,
  actor: Actor,
  text: string,
  { told, missed }: { told: string[]; missed: string[] },
): Promise<void> {
  const card = onCard({ id })
  if (told.length > 0) {
    const slots = { who: actor, names: { names: told }, text }
    await noteToDesk(work, neighbourhoodId, { key: 'desk-helpers.told', slots }, { card })
  }
  if (missed.length > 0) {
    const slots = { names: { names: missed }, text }
    await noteToDesk(work, neighbourhoodId, { key: 'desk-helpers.call', slots }, { card, alarm: true })
  }
}
