import { alarmDesk } from '../desk/hand-to-desk.ts'
import { showCard } from '../desk/tell-desk.ts'
import { askInstead } from '../dispatch/ask-instead.ts'
import { stopMessages } from '../people/stop.ts'
import type { Work } from '../work.ts'
import type { Claimed } from './delivery.store.ts'
import { ownerOf } from './outbox.store.ts'

/**
 * A message met a STOP, at once or in a late receipt: its person is left alone at every address. If it was a ping the
 * next neighbour is asked, and what they still had going on goes to the desk.
 */
export async function leaveAlone(work: Work, message: Claimed, why: string): Promise<void> {
  const { requestId, offerId, neighbourhoodId, addressId } = message
  // first, while the offer still stands: the next neighbour is asked
  if (offerId && requestId) await askInstead(work, requestId, offerId)
  const owner = message.optedOut ? null : await ownerOf(work.tx, addressId)
  if (owner?.personId) {
    await stopMessages(work, owner.personId, why)
    // what they said to the carrier once we may never have heard; now they write, and hear nothing from us
    if (message.purpose === 'answer') await alarmDesk(work, owner.personId, 'wrote-after-stop', null)
  }
  if (offerId && requestId) await showCard(work, neighbourhoodId, 'request', requestId)
}
