import type { Core } from '../core.ts'
import { prepareCard } from '../desk/prepare-card.ts'
import { findCardTs, hasYoungerCard } from './card-post.store.ts'
import { type Claimed, otherProviderIds } from './delivery.store.ts'
import { fileForDesk } from './file-for-desk.ts'
import type { OutgoingMessage } from './outgoing-message.ts'
import type { CardSubject } from './stored-content.ts'

/** What comes after a file for the same desk waits behind it, an alarm too: that may not take long. */
const mostTriesForFile = 3

/** Makes a claimed message ready for its channel; a card is drawn from the rows as they are now. Null if there is nothing to show. */
export async function prepare(core: Core, claimed: Claimed): Promise<OutgoingMessage | null> {
  const { id, identifier: to, content, expiresAt, lastInboundAt } = claimed
  const validForSeconds = expiresAt
    ? Math.max(1, Math.floor((expiresAt.getTime() - core.clock.now().getTime()) / 1000))
    : undefined
  const again = claimed.retried || claimed.brokenOff ? await earlierTry(core, claimed) : null
  const message = {
    id,
    to,
    lastInboundAt,
    ...(validForSeconds && { validForSeconds }),
    ...(again && { again }),
  }
  switch (content.kind) {
    case 'text':
      return { ...message, content, plainLetters: wantsPlainLetters(core, claimed) }
    case 'whisper':
    case 'buttons-gone':
      return { ...message, content }
    case 'note': {
      const threadTs = await threadOf(core, content.under, to)
      return { ...message, content: { kind: 'note', text: content.text, alarm: content.alarm, threadTs } }
    }
    case 'file': {
      const threadTs = await threadOf(core, content.under, to)
      const lastTry = claimed.attempts >= mostTriesForFile
      const file = fileForDesk(core, content.from)
      return { ...message, content: { kind: 'file', text: content.text, threadTs, lastTry, ...file } }
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

function wantsPlainLetters(core: Core, { channel, neighbourhoodId }: Claimed): boolean {
  return channel === 'sms' && core.neighbourhoods.get(neighbourhoodId).smsLetters === 'plain'
}

async function earlierTry(
  core: Core,
  { id, addressId, createdAt, attempts }: Claimed,
): Promise<NonNullable<OutgoingMessage['again']>> {
  return {
    since: createdAt,
    others: await otherProviderIds(core.pool, addressId, id, createdAt),
    tries: attempts - 1,
  }
}

async function threadOf(core: Core, under: CardSubject | null, channel: string): Promise<string | null> {
  return under && findCardTs(core.pool, under.kind, under.id, channel)
}
