import type { Line } from '../conversations/intent.ts'
import { oweHouseholdOf } from '../households/households.store.ts'
import { lastingReaderAt, readerAt } from '../neighbourhoods/reader-at.ts'
import { addToOutbox } from '../outbox/outbox.store.ts'
import type { CardSubject, FileSource, StoredContent } from '../outbox/stored-content.ts'
import type { Work } from '../work.ts'
import { hasCard } from './desk.store.ts'
import { deskAddress } from './desk-address.ts'

/** What goes ahead of all else that its desk is owed: danger first, then any other alarm. */
export type Ahead = 'danger' | 'alarm'

/**
 * Shows or refreshes the one card of a request, a volunteer or a talk; ahead of others, if an alarm follows under it.
 * With a request, its household is shown as it is now.
 */
export async function showCard(
  work: Work,
  neighbourhoodId: string,
  kind: CardSubject['kind'],
  id: string,
  ahead?: Ahead,
): Promise<void> {
  const requestId = kind === 'request' ? id : null
  const content: StoredContent = { kind: 'card', subject: { kind, id } }
  await owe(work, neighbourhoodId, `desk.${ahead ?? 'card'}`, content, requestId)
  if (requestId) await oweHouseholdOf(work, id, await deskAddress(work.core, neighbourhoodId, work.now))
}

/** Where a note about a request goes: into the thread of its card. */
export function onCard({ id }: { id: string }): CardSubject {
  return { kind: 'request', id }
}

/** Tells the desk something, in the thread of a card or in the channel; an alarm calls everybody who is there. */
export async function noteToDesk(
  work: Work,
  neighbourhoodId: string,
  line: Line,
  options: {
    card?: CardSubject
    alarm?: boolean
    /** Where the card itself went ahead, or there is none; an alarm under a card that stands there goes so too. */
    ahead?: Ahead
    below?: Line | null
  } = {},
): Promise<void> {
  const lines = options.below ? [line, options.below] : [line]
  const text = lines.map((each) => written(work, neighbourhoodId, each, lastingReaderAt)).join('\n')
  const under = options.card ?? null
  const content: StoredContent = { kind: 'note', text, alarm: options.alarm ?? false, under }
  const ahead = options.ahead ?? (options.alarm && (await standsThere(work, under)) ? 'alarm' : null)
  await owe(work, neighbourhoodId, `desk.${ahead ?? 'note'}`, content, requestOf(under))
}

/** Brings the desk a file that somebody sent, in the thread of a card, with a line that says what it is. */
export function fileToDesk(
  work: Work,
  neighbourhoodId: string,
  line: Line,
  under: CardSubject,
  from: FileSource,
): Promise<void> {
  const text = written(work, neighbourhoodId, line, lastingReaderAt)
  return owe(work, neighbourhoodId, 'desk.file', { kind: 'file', text, under, from }, requestOf(under))
}

/** Tells one member of the desk something that nobody else sees. */
export function whisper(work: Work, neighbourhoodId: string, slackUser: string, line: Line): Promise<void> {
  const text = written(work, neighbourhoodId, line)
  return owe(work, neighbourhoodId, 'desk.whisper', { kind: 'whisper', user: slackUser, text }, null)
}

function written(work: Work, neighbourhoodId: string, line: Line, reader = readerAt): string {
  const neighbourhood = work.core.neighbourhoods.get(neighbourhoodId)
  return work.core.words.line(neighbourhood.desk.language, line, reader(neighbourhood, work.now))
}

/** A note can go into the thread of a card only when that has been posted. */
async function standsThere(work: Work, under: CardSubject | null): Promise<boolean> {
  return !under || (await hasCard(work, under.kind, under.id))
}

function requestOf(under: CardSubject | null): string | null {
  return under?.kind === 'request' ? under.id : null
}

async function owe(
  work: Work,
  neighbourhoodId: string,
  purpose: string,
  content: StoredContent,
  requestId: string | null,
): Promise<void> {
  const addressId = await deskAddress(work.core, neighbourhoodId, work.now)
  await addToOutbox(
    work.tx,
    { addressId, personId: null, requestId, offerId: null, purpose, content, expiresAt: null },
    work.now,
  )
  work.owed.add(addressId)
}
