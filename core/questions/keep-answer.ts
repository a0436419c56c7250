import { actorOf, type Deed, type DeskMember } from '../desk/deed.ts'
import { whisper } from '../desk/tell-desk.ts'
import type { Work } from '../work.ts'
import { type KeptAnswerForm, keptAnswerSchema } from './kept-answer.ts'
import { saveKeptAnswer } from './kept-answers.store.ts'

/** The desk writes an answer for whoever asks the same, changes one, or takes it out of use. */
export async function keepAnswer(
  work: Work,
  answerId: string | null,
  { retired, ...form }: KeptAnswerForm & { retired: boolean },
  by: DeskMember,
): Promise<Deed> {
  const told = keptAnswerSchema.safeParse(form)
  if (!told.success) return { ok: false, why: 'other' }
  const { neighbourhoodId } = by
  const saved = await saveKeptAnswer(work, neighbourhoodId, answerId, { ...told.data, retired }, actorOf(by))
  if (saved !== 'kept') return { ok: false, why: saved === 'gone' ? 'gone' : 'same-title' }
  const key = retired ? 'desk-questions.retired' : 'desk-questions.kept'
  await whisper(work, neighbourhoodId, by.slackUser, { key, slots: { title: told.data.title } })
  return { ok: true }
}
