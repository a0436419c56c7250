import type { Line } from '../conversations/intent.ts'
import { addToOutbox, deskAddress } from '../outbox/outbox.store.ts'
import type { CardSubject, StoredContent } from '../outbox/stored-content.ts'
import type { Work } from '../work.ts'

/** Shows or refreshes the one card of a request, a volunteer or a talk. */
export function showCard(
  work: Work,
  neighbourhoodId: string,
  kind: CardSubject['kind'],
  id: string,
): Promise<void> {
  const requestId = kind === 'request' ? id : null
  return owe(work, neighbourhoodId, 'desk.card', { kind: 'card', subject: { kind, id } }, requestId)
}

/** Tells the desk something, in the thread of a card or in the channel; an alarm calls everybody who is there. */
export function noteToDesk(
  work: Work,
  neighbourhoodId: string,
  line: Line,
  options: { card?: { kind: CardSubject['kind']; subjectId: string }; alarm?: boolean } = {},
): Promise<void> {
  const { desk, zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const text = work.core.words.line(desk.language, line, { now: work.now, zone })
  const under = options.card ? { kind: options.card.kind, id: options.card.subjectId } : null
  const requestId = under?.kind === 'request' ? under.id : null
  return owe(
    work,
    neighbourhoodId,
    'desk.note',
    { kind: 'note', text, alarm: options.alarm ?? false, under },
    requestId,
  )
}

/** Tells one member of the desk something that nobody else sees. */
export function whisper(work: Work, neighbourhoodId: string, slackUser: string, line: Line): Promise<void> {
  const { desk, zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const text = work.core.words.line(desk.language, line, { now: work.now, zone })
  return owe(work, neighbourhoodId, 'desk.whisper', { kind: 'whisper', user: slackUser, text }, null)
}

async function owe(
  work: Work,
  neighbourhoodId: string,
  purpose: string,
  content: StoredContent,
  requestId: string | null,
): Promise<void> {
  const slackChannel =
    work.core.neighbourhoods.get(neighbourhoodId).desk.slackChannel ?? work.core.defaultDesk
  const addressId = await deskAddress(work.tx, neighbourhoodId, slackChannel, work.now)
  await addToOutbox(
    work.tx,
    { addressId, personId: null, requestId, offerId: null, purpose, content, expiresAt: null },
    work.now,
  )
  work.owed.add(addressId)
}
