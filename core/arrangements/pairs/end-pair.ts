import { noteToDesk, onCard } from '../../desk/tell-desk.ts'
import { tell } from '../../outbox/tell.ts'
import { nameOf } from '../../people/volunteers.store.ts'
import type { Actor } from '../../requests/help-request.ts'
import { openRequest } from '../../requests/open-request.ts'
import type { Work } from '../../work.ts'
import type { Arrangement } from '../arrangement.ts'
import { setEnded } from '../arrangements.store.ts'
import { lineAbout } from './ask-pair.ts'

/**
 * A lasting pair ends when either says so, or the desk does. Nobody is searched for by itself: a match is made by
 * people. Where the helper stops, the desk has the resident's wish again, as a request.
 */
export async function endPair(work: Work, pair: Arrangement, by: Actor): Promise<void> {
  await setEnded(work, pair.id, by)
  const { residentId, volunteerId, neighbourhoodId } = pair
  // who was only asked has nothing to end
  if (pair.agreedAt === null) return noteTheEnd(work, pair, by, 'desk-helpers.pair-declined')
  const slots = { category: { category: pair.category } }
  if (by !== residentId) {
    const line = await lineAbout(work, volunteerId, 'lasting-pair.ended-resident', slots)
    await tell(work, residentId, [line], { purpose: 'pair.ended' })
  }
  if (by !== volunteerId && volunteerId) {
    const line = await lineAbout(work, residentId, 'lasting-pair.ended-volunteer', slots)
    await tell(work, volunteerId, [line], { purpose: 'pair.ended' })
  }
  if (by !== volunteerId)
    return by === residentId ? noteTheEnd(work, pair, by, 'desk-helpers.pair-ended') : undefined
  const { category, words, language, forWhom } = pair
  const wish = { neighbourhoodId, residentId, category, words, language, forWhom, wantedAt: null }
  const opened = await openRequest(work, { ...wish, urgency: 'normal', origin: 'arrangement' })
  if (!opened.ok) throw new Error(`A pair has a wish that cannot be: ${opened.why}.`)
  await noteTheEnd(work, { ...pair, requestId: opened.id }, by, 'desk-helpers.pair-ended')
}

async function noteTheEnd(work: Work, pair: Arrangement, by: Actor, key: string): Promise<void> {
  const name = (await nameOf(work, by)) ?? '-'
  const line = { key, slots: { name, category: { category: pair.category }, words: '-' } }
  const card = pair.requestId ? { card: onCard({ id: pair.requestId }) } : {}
  await noteToDesk(work, pair.neighbourhoodId, line, { ...card, alarm: true })
}
