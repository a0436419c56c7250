import { noteToDesk, onCard, showCard } from '../desk/tell-desk.ts'
import { askInstead } from '../dispatch/ask-instead.ts'
import type { Work } from '../work.ts'
import type { Claimed } from './delivery.store.ts'
import { canShow, spelledOut } from './fit.ts'
import { addToOutbox, findReachable, noteUnreached, type Owner, ownerOf } from './outbox.store.ts'

/**
 * Something did not arrive: the person's other address is tried. When that is in vain too, the next neighbour is asked
 * if it was a ping, and the desk hears of it.
 */
export async function goOnWithout(work: Work, message: Claimed): Promise<void> {
  const owner = await ownerOf(work.tx, message.addressId)
  if (!owner) return
  if (owner.personId && (await sendElsewhere(work, message, owner.personId))) return
  const { requestId, offerId } = message
  if (await isNews(work, message)) await tellDesk(work, message, owner)
  if (!requestId) return
  if (offerId) await askInstead(work, requestId, offerId)
  await showCard(work, owner.neighbourhoodId, 'request', requestId)
}

/** What somebody at the desk wrote is told each time; of all else the desk knows for a day that nothing arrives there. */
async function isNews(
  { tx, now }: Work,
  { id, purpose, addressId, requestId, offerId }: Claimed,
): Promise<boolean> {
  const isNew = await noteUnreached(tx, { id, addressId, requestId: offerId ? null : requestId }, now)
  return isNew || purpose.endsWith('from-desk')
}

async function tellDesk(work: Work, message: Claimed, owner: Owner): Promise<void> {
  const { requestId } = message
  const channel = { line: `desk.channel.${message.channel}` }
  const slots = { name: owner.name ?? { line: 'alarms.nameless' }, channel }
  const line = owner.phone
    ? { key: 'alarms.not-reached-call', slots: { ...slots, phone: owner.phone } }
    : { key: 'alarms.not-reached', slots }
  await noteToDesk(work, owner.neighbourhoodId, line, requestId ? { card: onCard({ id: requestId }) } : {})
}

async function sendElsewhere(work: Work, message: Claimed, personId: string): Promise<boolean> {
  const { content, requestId, offerId, purpose, expiresAt } = message
  if (content.kind !== 'text') return false
  const tried = [...message.tried, message.addressId]
  const other = await findReachable(work.tx, personId, null, tried)
  if (!other) return false
  const limits = work.core.channels.get(other.channel)?.limits(other.channel)
  // what were buttons there may have to be words here
  const { onlyAsTemplate: _, ...free } = content
  const fitted = limits && canShow(limits, content.choices ?? []) ? free : spelledOut(free)
  const { addressId } = other
  const row = { addressId, personId, requestId, offerId, purpose, expiresAt, tried, content: fitted }
  await addToOutbox(work.tx, row, work.now)
  work.owed.add(addressId)
  return true
}
