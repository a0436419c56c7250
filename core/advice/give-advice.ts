import { actorOf, type Deed, type DeskMember } from '../desk/deed.ts'
import { findTalk } from '../desk/talk.store.ts'
import { noteToDesk, onCard } from '../desk/tell-desk.ts'
import { tell } from '../outbox/tell.ts'
import { nameOf } from '../people/volunteers.store.ts'
import { endRequest } from '../requests/end-request.ts'
import { giveToDesk } from '../requests/give-to-desk.ts'
import { type Actor, foardoar, type HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { isOpen } from '../requests/request-states.ts'
import { lockRequest } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'
import { adviceOf, changeAdvice } from './advice.store.ts'
import { type Advice, mayAnswer } from './advice.ts'
import { holdAdvice, isTaken } from './answer-advice.ts'

/** What came of an answer: the resident has it, or the desk reads it first; gone where it is not needed any more. */
export type Given = 'sent' | 'desk' | 'gone'

/**
 * A volunteer answers a question. The desk sees it; it goes out at once where the neighbourhood wants that, and nobody
 * of the desk is talking with the resident at that moment.
 */
export async function giveAdvice(
  work: Work,
  adviceId: string,
  personId: string,
  text: string,
): Promise<Given> {
  const held = await holdAdvice(work, adviceId, personId)
  if (!held || !mayAnswer(held.own) || isTaken(held.others)) return 'gone'
  const { request, own } = held
  await changeAdvice(work, [adviceId], { status: 'given', answeredAt: work.now, text })
  await record(work, request.id, 'advice-given', personId)
  const name = (await nameOf(work, personId)) ?? '-'
  const line = { key: 'advice.desk-given', slots: { name, text } }
  await noteToDesk(work, request.neighbourhoodId, line, { card: onCard(request) })
  const { questions } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const talk = await findTalk(work, request.residentId)
  const atOnce = questions?.answers === 'at-once' && talk?.wasWithDesk === false
  if (atOnce && (await send(work, request, { ...own, text }, foardoar))) return 'sent'
  await giveToDesk(work, request, 'advice-ready')
  return 'desk'
}

/** The desk lets a volunteer's answer go to the resident as it is; of two who press at once the first one does. */
export async function sendAdvice(work: Work, requestId: string, by: DeskMember): Promise<Deed> {
  const request = await lockRequest(work, requestId)
  if (!request) return { ok: false, why: 'gone' }
  if (!isOpen(request.status)) return { ok: false, why: 'closed' }
  const given = (await adviceOf(work, requestId)).find(({ status }) => status === 'given')
  if (!given) return { ok: false, why: 'gone' }
  if (!(await send(work, request, given, actorOf(by)))) return { ok: false, why: 'unreachable' }
  await tell(work, given.volunteerId, [{ key: 'advice.passed-on' }], { purpose: 'advice.passed-on' })
  return { ok: true }
}

async function send(work: Work, request: HelpRequest, { id, text }: Advice, actor: Actor): Promise<boolean> {
  const { name: neighbourhood } = work.core.neighbourhoods.get(request.neighbourhoodId)
  const line = { key: 'advice.answer', slots: { number: request.number, neighbourhood, text: text ?? '' } }
  const told = await tell(work, request.residentId, [line], { purpose: 'answer', requestId: request.id })
  if (!told.reached) return false
  await changeAdvice(work, [id], { status: 'sent' })
  await record(work, request.id, 'advice-sent', actor, { text })
  await endRequest(work, request, { status: 'done', outcome: 'answered' }, 'taken')
  return true
}
