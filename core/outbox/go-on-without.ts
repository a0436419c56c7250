import { noteToDesk, showCard } from '../desk/tell-desk.ts'
import type { Work } from '../work.ts'
import type { Claimed } from './delivery.store.ts'
import { canShow, spelledOut } from './fit.ts'
import { addToOutbox, findReachable, ownerOf } from './outbox.store.ts'

/** Something did not arrive: the person's other address is tried, else the desk hears it. */
export async function goOnWithout(work: Work, message: Claimed): Promise<void> {
  if (await sendElsewhere(work, message)) return
  const owner = await ownerOf(work.tx, message.addressId)
  if (!owner) return
  const { requestId } = message
  const line = { key: 'alarms.not-reached', slots: { name: owner.name ?? '-', channel: message.channel } }
  await noteToDesk(
    work,
    owner.neighbourhoodId,
    line,
    requestId ? { card: { kind: 'request', subjectId: requestId } } : {},
  )
  if (requestId) await showCard(work, owner.neighbourhoodId, 'request', requestId)
}

async function sendElsewhere(work: Work, message: Claimed): Promise<boolean> {
  const { content, requestId, offerId, purpose, expiresAt } = message
  const owner = await ownerOf(work.tx, message.addressId)
  if (!owner?.personId || content.kind !== 'text') return false
  const other = await findReachable(work.tx, owner.personId, null)
  if (!other || other.addressId === message.addressId) return false
  const limits = work.core.channels.get(other.channel)?.limits(other.channel)
  // what were buttons there may have to be words here
  const fitted = limits && canShow(limits, content.choices ?? []) ? content : spelledOut(content)
  const row = {
    addressId: other.addressId,
    personId: owner.personId,
    requestId,
    offerId,
    purpose,
    content: fitted,
    expiresAt,
  }
  await addToOutbox(work.tx, row, work.now)
  work.owed.add(other.addressId)
  return true
}
