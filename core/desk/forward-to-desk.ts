import type { MessageExtra } from '../conversations/flow.ts'
import type { Line } from '../conversations/intent.ts'
import type { Work } from '../work.ts'
import { findOpenRequestOf, lastAtDesk } from './desk.store.ts'
import { findTalk } from './talk.store.ts'
import { noteToDesk, showCard } from './tell-desk.ts'

/** What somebody writes while the desk talks with them: it comes into the thread of their card. */
export async function forwardToDesk(
  work: Work,
  personId: string,
  words: string,
  extra: MessageExtra | null,
): Promise<void> {
  const request = await findOpenRequestOf(work, personId)
  if (request) {
    const who = await lastAtDesk(work, request.id)
    await noteToDesk(work, request.neighbourhoodId, wrote(words, extra, who), {
      card: { kind: 'request', subjectId: request.id },
    })
    return
  }
  const talk = await findTalk(work, personId)
  if (!talk) return
  await showCard(work, talk.neighbourhoodId, 'person', personId)
  await noteToDesk(work, talk.neighbourhoodId, wrote(words, extra, null), {
    card: { kind: 'person', subjectId: personId },
  })
}

/** Nobody follows a thread by itself, so whoever was last busy with it is named. */
function wrote(words: string, extra: MessageExtra | null, who: string | null): Line {
  const text = words.trim() === '' ? '-' : words
  if (extra?.kind === 'attachment') {
    return {
      key: 'desk.note.sent-attachment',
      slots: { words: text, what: { line: `desk.attachment.${attachmentOf(extra.type)}` } },
    }
  }
  if (extra) return { key: `desk.note.sent-${extra.kind}`, slots: { words: text } }
  return who === null
    ? { key: 'desk.note.wrote', slots: { words: text } }
    : { key: 'desk.note.wrote-to', slots: { words: text, who } }
}

const attachments = ['photo', 'voice', 'video', 'document', 'sticker'] as const

function attachmentOf(type: string): (typeof attachments)[number] {
  return attachments.find((each) => each === type) ?? 'document'
}
