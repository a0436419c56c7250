import { showCard } from '../desk/tell-desk.ts'
import { handBack } from '../dispatch/hand-back.ts'
import { changeOffers, insertOffers, offersOf } from '../dispatch/offers.store.ts'
import { beginSearch } from '../dispatch/start-dispatch.ts'
import { tell } from '../outbox/tell.ts'
import { cancelRequest } from '../requests/cancel-request.ts'
import type { Actor } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { openRequest } from '../requests/open-request.ts'
import { lockRequest } from '../requests/requests.store.ts'
import { endWaitingOf } from '../rides/waiting/waiting.store.ts'
import type { Work } from '../work.ts'
import { type Arrangement, whenOfRhythm } from './arrangement.ts'
import {
  arrangementOf,
  arrangementsOf,
  lockArrangement,
  setEnded,
  timesToCome,
} from './arrangements.store.ts'
import { endPair } from './pairs/end-pair.ts'

/**
 * Either of the two ends it, or the desk. A resident who does calls off what was still to come; a helper who does hands that back,
 * and somebody else is looked for, for every week from then on.
 */
export async function endArrangement(work: Work, id: string, personId: string): Promise<{ ok: boolean }> {
  const arrangement = await lockArrangement(work, id)
  const isHelper = arrangement?.volunteerId === personId
  const isDesk = personId.startsWith('slack:')
  if (arrangement?.status !== 'active' || !(isHelper || isDesk || arrangement.residentId === personId)) {
    return { ok: false }
  }
  if (arrangement.weeks === 0) {
    await endPair(work, arrangement, personId)
    return { ok: true }
  }
  await setEnded(work, id, personId)
  if (arrangement.ride) await endWaitingOf(work, id, 'all')
  const open = await timesToCome(work, id)
  for (const requestId of open) {
    await record(work, requestId, 'arrangement-ended', personId)
    if (isHelper) await handBackTime(work, requestId, personId)
    else await cancelRequest(work, requestId, personId, null)
  }
  if (isHelper) await searchAnother(work, arrangement, personId)
  else await tellHelper(work, arrangement)
  return { ok: true }
}

/** The desk ends the weekly ride that this request is one time of; its rider hears it. */
export async function endWeeklyRide(
  work: Work,
  requestId: string,
  actor: Actor,
): Promise<{ ok: true } | { ok: false; why: 'gone' }> {
  const id = await arrangementOf(work, requestId)
  const arrangement = id ? await lockArrangement(work, id) : null
  if (!arrangement?.ride || !(await endArrangement(work, arrangement.id, actor)).ok)
    return { ok: false, why: 'gone' }
  const { residentId, nextOn, atTime } = arrangement
  const line = { key: 'weekly-rides.ended-by-desk', slots: { when: { when: `R/${nextOn}${atTime}/P1W` } } }
  await tell(work, residentId, [line], { gist: line, purpose: 'ride.weekly-ended', requestId })
  return { ok: true }
}

/** Who leaves as a helper ends every arrangement they were in. */
export async function endAllOf(work: Work, volunteerId: string): Promise<void> {
  for (const id of await arrangementsOf(work, volunteerId)) await endArrangement(work, id, volunteerId)
}

async function handBackTime(work: Work, requestId: string, volunteerId: string): Promise<void> {
  const coming = (await offersOf(work, requestId)).find(
    (offer) => offer.volunteerId === volunteerId && offer.status === 'accepted' && !offer.doneAt,
  )
  if (coming) await handBack(work, coming.id, volunteerId, null)
}

async function searchAnother(work: Work, arrangement: Arrangement, helperId: string): Promise<void> {
  const { neighbourhoodId, residentId, category, words, language, forWhom } = arrangement
  const wantedAt = whenOfRhythm(arrangement)
  const wish = { neighbourhoodId, residentId, category, words, language, forWhom, wantedAt }
  const opened = await openRequest(work, { ...wish, urgency: 'normal', origin: 'arrangement' })
  if (!opened.ok) throw new Error(`An arrangement has a time that cannot be: ${opened.why}.`)
  const slots = { category: { category }, when: { when: wantedAt } }
  const line = { key: 'arrangements.ended-by-helper', slots }
  await tell(work, residentId, [line], { purpose: 'arrangement.ended', requestId: opened.id })
  // who just said that they cannot is not asked for the very same
  const notAsked = { volunteerId: helperId, addressId: null, code: null }
  const offers = await insertOffers(work, { requestId: opened.id, round: 0 }, [notAsked])
  await changeOffers(work, [...offers.values()], { status: 'handed-back', answeredAt: work.now })
  const request = await lockRequest(work, opened.id)
  if (request) await beginSearch(work, request)
  await showCard(work, neighbourhoodId, 'request', opened.id)
}

async function tellHelper(work: Work, arrangement: Arrangement): Promise<void> {
  const { volunteerId, category } = arrangement
  if (volunteerId === null) return
  const when = whenOfRhythm(arrangement)
  const line = { key: 'arrangements.ended-by-resident', slots: { category: { category }, when: { when } } }
  await tell(work, volunteerId, [line], { purpose: 'arrangement.ended' })
}
