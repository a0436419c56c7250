import { check, type Desk } from './desk.ts'
import { deskAt, sayAt } from './desks.ts'
import { replyForm } from './forms/reply-form.ts'
import type { Typing } from './parse.ts'

/** Shows an answer as it will be read, while it is typed; a form that went on meanwhile is left alone. */
export async function showPreview(desk: Desk, typing: Typing): Promise<void> {
  const { form, meta, value, viewId, hash } = typing
  if (form !== 'request.reply' && form !== 'person.reply') return
  if (await check(desk, typing, { deed: form, subject: meta.subject })) return
  const core = desk.core()
  const say = sayAt(core, deskAt(core, desk.deskChannel, typing.channel))
  const view = await replyForm(core, form, meta, say, value)
  await desk.client.views.update({ view_id: viewId, ...(hash ? { hash } : {}), view })
}
