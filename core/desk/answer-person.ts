import type { Line } from '../conversations/intent.ts'
import { tell } from '../outbox/tell.ts'
import { record } from '../requests/history.ts'
import type { Work } from '../work.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'
import { findRequest } from './desk.store.ts'
import { linesOfAnswer } from './lines-of-answer.ts'
import { cardOfTalk, showTalk } from './show-talk.ts'
import { onTheClock } from './silent-until.ts'
import { type Begun, beginTalk, endTalk, findTalk, type Talk } from './talk.store.ts'
import { noteToDesk, onCard, showCard } from './tell-desk.ts'

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
  if (!talk) return { ok: false, why: 'gone' }
  if (!(await say(work, request.residentId, text, talk, requestId))) return { ok: false, why: 'unreachable' }
  const begun = await beginTalk(work, request.residentId)
  if (!begun) return { ok: false, why: 'gone' }
  await record(work, requestId, 'answered', actorOf(by), { text })
  await noteToDesk(work, request.neighbourhoodId, answered(work, by, text, begun), {
    card: onCard({ id: requestId }),
  })
  await showCard(work, request.neighbourhoodId, 'request', requestId)
  await showTalk(work, request.neighbourhoodId, request.residentId)
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
  if (!(await say(work, personId, text, talk))) return { ok: false, why: 'unreachable' }
  const begun = await beginTalk(work, personId)
  if (!begun) return { ok: false, why: 'gone' }
  await noteToDesk(work, talk.neighbourhoodId, answered(work, by, text, begun), {
    card: { kind: 'person', id: personId },
  })
  await showTalk(work, talk.neighbourhoodId, personId)
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
    { card: await cardOfTalk(work, personId) },
  )
  await showTalk(work, talk.neighbourhoodId, personId)
  return { ok: true }
}

async function say(work: Work, personId: string, text: string, talk: Talk, requestId?: string) {
  const options = { purpose: 'from-desk', ...(requestId !== undefined && { requestId }) }
  return (await tell(work, personId, linesOfAnswer(work.core, text, talk, work.now), options)).reached
}

function answered(work: Work, by: DeskMember, text: string, begun: Begun): Line {
  const slots = { who: actorOf(by), text }
  const { zone } = work.core.neighbourhoods.get(begun.neighbourhoodId)
  return { key: 'desk.note.answered', slots: { ...slots, until: onTheClock(begun.until, zone) } }
}
