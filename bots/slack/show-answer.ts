import { check, type Desk } from './desk.ts'
import { deskAt, sayAt } from './desks.ts'
import { answerChosen, answerForm, typedAnswer } from './forms/answer-form.ts'
import { isOurs } from './forms/is-ours.ts'
import type { Typing } from './parse.ts'

/** Shows the answer to a question as it will be read: a kept one that was just picked, or what is typed. */
export async function showAnswer(desk: Desk, typing: Typing): Promise<void> {
  const { form, field, meta, value, values, viewId, hash } = typing
  if (form !== 'question.answer') return
  if (await check(desk, typing, { deed: form, subject: meta.subject })) return
  const core = desk.core()
  const neighbourhood = deskAt(core, desk.deskChannel, typing.channel)
  if (!neighbourhood || !(await isOurs(core, meta.subject, neighbourhood.id))) return
  const kept = values.kept ?? null
  const typed = field === answerChosen ? null : value || typedAnswer(values)
  const view = await answerForm(core, meta, sayAt(core, neighbourhood), neighbourhood, { kept, typed })
  await desk.client.views.update({ view_id: viewId, ...(hash ? { hash } : {}), view })
}
