import type { Core } from '../core.ts'
import { readerAt } from '../neighbourhoods/reader-at.ts'
import { findReachable } from '../outbox/outbox.store.ts'
import { looking } from '../work.ts'
import { findRequest } from './desk.store.ts'
import { linesOfAnswer } from './lines-of-answer.ts'
import { findTalk, type Talk } from './talk.store.ts'

/** Somebody the desk is about to answer. */
export interface ReplyTo {
  channel: string
  language: string
  talk: Talk
}

/** To whom an answer on a card goes, and how; null if no message can reach them. */
export async function findReplyTo(
  core: Core,
  subject: { kind: 'request' | 'person'; id: string },
): Promise<ReplyTo | null> {
  const reading = looking(core)
  const personId =
    subject.kind === 'person' ? subject.id : (await findRequest(reading, subject.id))?.residentId
  const talk = personId ? await findTalk(reading, personId) : null
  const to = personId ? await findReachable(reading.tx, personId, null) : null
  return talk && to && { channel: to.channel, language: to.language, talk }
}

/** An answer as it will be read, in the language of who reads it. */
export function previewAnswer(core: Core, { language, talk }: ReplyTo, text: string): string {
  const now = core.clock.now()
  const reader = readerAt(core.neighbourhoods.get(talk.neighbourhoodId), now)
  return linesOfAnswer(core, text, talk, now)
    .map((line) => core.words.line(language, line, reader))
    .join('\n')
}
