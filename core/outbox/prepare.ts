import type { Core } from '../core.ts'
import { prepareCard } from '../desk/prepare-card.ts'
import { type Claimed, findCardTs, hasYoungerCard } from './delivery.store.ts'
import type { OutgoingMessage } from './outgoing-message.ts'

/** Makes a claimed message ready for its channel; a card is drawn from the rows as they are now. Null if there is nothing to show. */
export async function prepare(core: Core, claimed: Claimed): Promise<OutgoingMessage | null> {
  const { id, identifier: to, content, expiresAt, lastInboundAt } = claimed
  const validForSeconds = expiresAt
    ? Math.max(1, Math.floor((expiresAt.getTime() - core.clock.now().getTime()) / 1000))
    : undefined
  const message = { id, to, lastInboundAt, ...(validForSeconds && { validForSeconds }) }
  switch (content.kind) {
    case 'text':
    case 'whisper':
      return { ...message, content }
    case 'note': {
      const threadTs = content.under
        ? await findCardTs(core.pool, content.under.kind, content.under.id, to)
        : null
      return { ...message, content: { kind: 'note', text: content.text, alarm: content.alarm, threadTs } }
    }
    case 'card': {
      const { subject } = content
      const ts = await findCardTs(core.pool, subject.kind, subject.id, to)
      if (ts && (await hasYoungerCard(core.pool, id, claimed.addressId, subject.id))) return null
      const card = await prepareCard(core, subject.kind, subject.id)
      return card && { ...message, content: { kind: 'card', card, ts } }
    }
  }
}
