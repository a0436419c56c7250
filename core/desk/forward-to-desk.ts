import type { MessageExtra } from '../conversations/flow.ts'
import type { Line } from '../conversations/intent.ts'
import type { Enclosure } from '../inbox/enclosures.store.ts'
import type { ChannelName } from '../inbox/inbound-message.ts'
import type { CardSubject } from '../outbox/stored-content.ts'
import type { Work } from '../work.ts'
import { findOpenRequestOf, lastAtDesk } from './desk.store.ts'
import { hintOfLanguage } from './hint-of-language.ts'
import { findTalk } from './talk.store.ts'
import { fileToDesk, noteToDesk, onCard, showCard } from './tell-desk.ts'

/** What can come with words, or instead of them, that is not a file. */
type WordsExtra = Exclude<MessageExtra, { kind: 'attachment' | 'code' }>

/** What somebody writes while the desk talks with them: it comes into the thread of their card. */
export async function forwardToDesk(
  work: Work,
  personId: string,
  words: string,
  extra: WordsExtra | null,
): Promise<void> {
  const place = await placeAtDesk(work, personId)
  if (!place) return
  const { neighbourhoodId, card, who } = place
  await noteToDesk(work, neighbourhoodId, wrote(words, extra, who), {
    card,
    below: extra === null ? await hintOfLanguage(work, personId, words) : null,
  })
}

/** Something that somebody sent besides words: it comes into the same thread, a file as the file itself. */
export async function enclosureToDesk(
  work: Work,
  personId: string,
  channel: ChannelName,
  content: Enclosure,
): Promise<void> {
  if (content.kind === 'location') {
    const { label, latitude, longitude } = content
    const spot = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
    return forwardToDesk(work, personId, label ? `${label} ${spot}` : spot, { kind: 'location' })
  }
  const place = await placeAtDesk(work, personId)
  if (!place) return
  const what = { line: `desk.attachment.${content.type}` }
  const line: Line = content.caption?.trim()
    ? { key: 'desk.note.sent-attachment', slots: { what, words: content.caption } }
    : { key: 'desk.note.sent-attachment-alone', slots: { what } }
  await fileToDesk(work, place.neighbourhoodId, line, place.card, { channel, ref: content.ref })
}

interface PlaceAtDesk {
  neighbourhoodId: string
  card: CardSubject
  /** Nobody follows a thread by itself, so whoever was last busy with it is named. */
  who: string | null
}

/** The card of somebody's open request, else that of their talk. */
async function placeAtDesk(work: Work, personId: string): Promise<PlaceAtDesk | null> {
  const request = await findOpenRequestOf(work, personId)
  if (request) {
    const { id, neighbourhoodId } = request
    return { neighbourhoodId, card: onCard({ id }), who: await lastAtDesk(work, id) }
  }
  const talk = await findTalk(work, personId)
  if (!talk) return null
  const { neighbourhoodId } = talk
  await showCard(work, neighbourhoodId, 'person', personId)
  return { neighbourhoodId, card: { kind: 'person', id: personId }, who: null }
}

function wrote(words: string, extra: WordsExtra | null, who: string | null): Line {
  const text = words.trim() === '' ? '-' : words
  if (extra) return { key: `desk.note.sent-${extra.kind}`, slots: { words: text } }
  return who === null
    ? { key: 'desk.note.wrote', slots: { words: text } }
    : { key: 'desk.note.wrote-to', slots: { words: text, who } }
}
