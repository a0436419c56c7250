import { ways } from '../../core/desk/desk-action.ts'
import { listOrganisations } from '../../core/organisations/organisations.store.ts'
import { check, type Desk } from './desk.ts'
import { deskAt, sayAt } from './desks.ts'
import { counterFields } from './forms/counter-form.ts'
import { drawForm } from './forms/form.ts'
import type { Typing } from './parse.ts'

/** Shows the fields that belong to how a request comes in; Slack keeps what was typed in those that stay. */
export async function showWay(desk: Desk, typing: Typing): Promise<void> {
  const { form, meta, value, values, viewId, hash } = typing
  const how = ways.find((each) => each === value)
  if (form !== 'desk.new' || !how) return
  if (await check(desk, typing, { deed: form, subject: meta.subject })) return
  const core = desk.core()
  const neighbourhood = deskAt(core, desk.deskChannel, typing.channel)
  if (!neighbourhood) return
  const say = sayAt(core, neighbourhood)
  const organisations = await listOrganisations(core, neighbourhood.id)
  const words = values.words ?? undefined
  const fields = counterFields(say, neighbourhood.language, { how, words, organisations })
  const view = drawForm(form, meta, say, fields)
  await desk.client.views.update({ view_id: viewId, ...(hash ? { hash } : {}), view })
}
