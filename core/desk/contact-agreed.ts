import { answerContact, answerTelling } from '../professionals/answer-contact.ts'
import type { Work } from '../work.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'

/** The desk called whoever a practice sent: they want it, and the practice may hear how it goes, or not. */
export async function contactAgreed(
  work: Work,
  { requestId, tells }: { requestId: string; tells: boolean },
  by: DeskMember,
): Promise<Deed> {
  const answered = await answerContact(work, requestId, true, actorOf(by))
  if (answered.ok) await answerTelling(work, requestId, tells, actorOf(by))
  return answered
}
