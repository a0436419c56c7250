import type { types } from '@slack/bolt'
import type { Core } from '../../core/core.ts'
import type { Say } from './blocks/say.ts'
import { check, type Desk } from './desk.ts'
import { deskAt, sayAt } from './desks.ts'
import { replyForm } from './forms/reply-form.ts'
import { tellForm } from './forms/tell-form.ts'
import type { FormMeta, Typing } from './parse.ts'

type Preview = (core: Core, meta: FormMeta, say: Say, typed: string) => Promise<types.ModalView>

/** Forms that show what is typed as it will be read. */
const previews: Record<string, Preview> = {
  'request.reply': (core, ...rest) => replyForm(core, 'request.reply', ...rest),
  'person.reply': (core, ...rest) => replyForm(core, 'person.reply', ...rest),
  'request.tell': tellForm,
}

/** Shows words for somebody as they will be read, while they are typed; a form that went on meanwhile is left alone. */
export async function showPreview(desk: Desk, typing: Typing): Promise<void> {
  const { form, meta, value, viewId, hash } = typing
  const preview = Object.hasOwn(previews, form) ? previews[form] : undefined
  if (!preview || (await check(desk, typing, { deed: form, subject: meta.subject }))) return
  const core = desk.core()
  const say = sayAt(core, deskAt(core, desk.deskChannel, typing.channel))
  const view = await preview(core, meta, say, value)
  await desk.client.views.update({ view_id: viewId, ...(hash ? { hash } : {}), view })
}
