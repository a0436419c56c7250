import { languages } from '../conversations/meaning.ts'
import { answerRequest } from '../desk/answer-person.ts'
import { actorOf, type Deed, type DeskMember } from '../desk/deed.ts'
import { whisper } from '../desk/tell-desk.ts'
import { findReachable } from '../outbox/outbox.store.ts'
import { endRequest } from '../requests/end-request.ts'
import { record } from '../requests/history.ts'
import { isOpen } from '../requests/request-states.ts'
import { lockRequest, residentOf } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'
import { withoutPerson } from './kept-answer.ts'
import { keepInLanguage } from './kept-answers.store.ts'

/**
 * The desk answers a question in writing, and with that it is done; of two who answer at once one does. What the
 * resident writes back still comes to the desk. The answer can be kept for whoever asks the same, without the person.
 */
export async function answerQuestion(
  work: Work,
  requestId: string,
  { text, keepAs }: { text: string; keepAs: string | null },
  by: DeskMember,
): Promise<Deed> {
  const request = await lockRequest(work, requestId)
  if (!request) return { ok: false, why: 'gone' }
  if (!isOpen(request.status)) return { ok: false, why: 'closed' }
  const to = await findReachable(work.tx, request.residentId, null)
  const answered = await answerRequest(work, requestId, text, by)
  if (!answered.ok) return answered
  await record(work, requestId, 'closed', actorOf(by), { outcome: 'answered' })
  await endRequest(work, request, { status: 'done', outcome: 'answered' }, 'taken')
  if (!keepAs) return answered
  const { neighbourhoodId } = request
  const general = withoutPerson(text, await residentOf(work, request.residentId))
  const language = languages.find((each) => each === to?.language) ?? 'nl'
  if (general)
    await keepInLanguage(work, neighbourhoodId, { title: keepAs, language, text: general, by: actorOf(by) })
  const key = general ? 'desk-questions.kept' : 'desk-questions.not-kept'
  await whisper(work, by.neighbourhoodId, by.slackUser, { key, slots: { title: keepAs } })
  return answered
}
