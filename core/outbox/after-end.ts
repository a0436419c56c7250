import { alarmDesk } from '../desk/hand-to-desk.ts'
import { showCard } from '../desk/tell-desk.ts'
import { askInstead } from '../dispatch/ask-instead.ts'
import { setAddressClosed } from '../people/people.store.ts'
import { stopMessages } from '../people/stop.ts'
import type { Work } from '../work.ts'
import { type Claimed, rememberCard, type Settlement } from './delivery.store.ts'
import { goOnWithout } from './go-on-without.ts'
import { ownerOf } from './outbox.store.ts'
import type { SendOutcome } from './outgoing-message.ts'

/** What follows from how a message ended: a card is remembered, a closed address is marked, the desk hears what never arrived. */
export async function afterEnd(
  work: Work,
  claimed: Claimed,
  status: Exclude<Settlement['status'], 'retry'>,
  outcome: SendOutcome | { end: 'dropped'; reason: string },
): Promise<void> {
  if (outcome.end === 'sent') {
    // the card shows whose ping has gone
    if (claimed.offerId && claimed.requestId)
      await showCard(work, claimed.neighbourhoodId, 'request', claimed.requestId)
    if (claimed.content.kind !== 'card') return
    const { kind, id: subjectId } = claimed.content.subject
    await rememberCard(work.tx, {
      kind,
      subjectId,
      addressId: claimed.addressId,
      channel: claimed.identifier,
      ts: outcome.providerId,
    })
    return
  }
  if (status === 'dropped') return
  if (claimed.channel === 'slack') {
    work.core.log.error(
      { outboxId: claimed.id, purpose: claimed.purpose, reason: outcome.reason },
      'Slack refused something for the desk: check the app and its channel',
    )
    return
  }
  const optedOut = outcome.end === 'stopped' && outcome.how === 'opted-out'
  // somebody who said stop is left alone, at every address: what they still had going on went to the desk then
  if (optedOut) {
    const { requestId, offerId, neighbourhoodId } = claimed
    // first, while the offer still stands: the next neighbour is asked
    if (offerId && requestId) await askInstead(work, requestId, offerId)
    const owner = claimed.optedOut ? null : await ownerOf(work.tx, claimed.addressId)
    if (owner?.personId) {
      await stopMessages(work, owner.personId, outcome.reason)
      // what they said to the carrier once we may never have heard; now they write, and hear nothing from us
      if (claimed.purpose === 'answer') await alarmDesk(work, owner.personId, 'wrote-after-stop', null)
    }
    if (offerId && requestId) await showCard(work, neighbourhoodId, 'request', requestId)
    return
  }
  if (outcome.end === 'stopped' && !claimed.closed)
    await setAddressClosed(work.tx, claimed.addressId, outcome.reason, work.now)
  // old buttons are harmless: nobody has to hear that they stayed
  if (claimed.content.kind !== 'buttons-gone') await goOnWithout(work, claimed)
}
