import { showCard } from '../desk/tell-desk.ts'
import { setAddressClosed } from '../people/people.store.ts'
import type { Work } from '../work.ts'
import type { Claimed } from './delivery.store.ts'
import { goOnWithout } from './go-on-without.ts'
import { leaveAlone } from './leave-alone.ts'
import type { SendOutcome } from './outgoing-message.ts'
import type { Settlement } from './settle.store.ts'

/** What follows from how a message ended: the card shows whose ping has gone, a closed address is marked, the desk hears what never arrived. */
export async function afterEnd(
  work: Work,
  claimed: Claimed,
  status: Exclude<Settlement['status'], 'retry'>,
  outcome: SendOutcome | { end: 'dropped'; reason: string },
): Promise<void> {
  if (outcome.end === 'sent') {
    if (claimed.offerId && claimed.requestId)
      await showCard(work, claimed.neighbourhoodId, 'request', claimed.requestId)
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
  if (outcome.end === 'stopped' && outcome.how === 'opted-out')
    return leaveAlone(work, claimed, outcome.reason)
  if (outcome.end === 'stopped' && !claimed.closed)
    await setAddressClosed(work.tx, claimed.addressId, outcome.reason, work.now)
  // old buttons are harmless: nobody has to hear that they stayed
  if (claimed.content.kind !== 'buttons-gone') await goOnWithout(work, claimed)
}
