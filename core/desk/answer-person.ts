import type { Line } from '../conversations/intent.ts'
import { tell } from '../outbox/tell.ts'
import { record } from '../requests/history.ts'
import type { Work } from '../work.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'
import { findRequest } from './desk.store.ts'
import { beginTalk, endTalk, findTalk } from './talk.store.ts'
import { noteToDesk, showCard } from './tell-desk.ts'

/** Sends the desk's own words to the resident of a request; from then on the bot is silent for them. */
export async function answerRequest(
  work: Work,
  requestId: string,
  text: string,
  by: DeskMember,
): Promise<Deed> {
  const request = await findRequest(work, requestId)
  if (!request) return { ok: false, why: 'gone' }
  const talk = await findTalk(work, request.residentId)
  if (!(await say(work, request.residentId, text, talk?.wasWithDesk ?? false, requestId))) {
    return { ok: false, why: 'unreachable' }
  }
  await beginTalk(work, request.residentId)
  await record(work, requestId, 'answered', actorOf(by), { text })
  await noteToDesk(work, request.neighbourhoodId, answered(by, text), {
    card: { kind: 'request', subjectId: requestId },
  })
  await showCard(work, request.neighbourhoodId, 'request', requestId)
  // The person's own card carries the button that hands them back to the bot.
  await showCard(work, request.neighbourhoodId, 'person', request.residentId)
  return { ok: true }
}

/** Sends the desk's own words to somebody who has no request at hand. */
export async function answerPerson(
  work: Work,
  personId: string,
  text: string,
  by: DeskMember,
): Promise<Deed> {
  const talk = await findTalk(work, personId)
  if (!talk) return { ok: false, why: 'gone' }
  if (!(await say(work, personId, text, talk.wasWithDesk))) return { ok: false, why: 'unreachable' }
  await beginTalk(work, personId)
  await noteToDesk(work, talk.neighbourhoodId, answered(by, text), {
    card: { kind: 'person', subjectId: personId },
  })
  await showCard(work, talk.neighbourhoodId, 'person', personId)
  return { ok: true }
}

/** Gives a person back to the bot, and tells both sides. */
export async function handBackToBot(work: Work, personId: string, by: DeskMember): Promise<Deed> {
  const talk = await findTalk(work, personId)
  if (!talk) return { ok: false, why: 'gone' }
  if (!(await endTalk(work, personId))) return { ok: false, why: 'not-with-desk' }
  await tell(work, personId, [{ key: 'desk.handed-back' }], { purpose: 'hand-back' })
  await noteToDesk(
    work,
    talk.neighbourhoodId,
    { key: 'desk.note.handed-back', slots: { who: actorOf(by) } },
    { card: { kind: 'person', subjectId: personId } },
  )
  await showCard(work, talk.neighbourhoodId, 'person', personId)
  return { ok: true }
}

async function say(work: Work, personId: string, text: string, wasWithDesk: boolean, requestId?: string) {
  const lines: Line[] = [{ key: 'desk.answer-to-resident', slots: { text } }]
  if (!wasWithDesk) lines.push({ key: 'desk.you-talk-with-desk' })
  const options = requestId === undefined ? { purpose: 'answer' } : { purpose: 'answer', requestId }
  return (await tell(work, personId, lines, options)).reached
}

function answered(by: DeskMember, text: string): Line {
  return { key: 'desk.note.answered', slots: { who: actorOf(by), text } }
}
