import { findEditable } from '../../core/desk/queries.store.ts'
import { check, type Desk } from './desk.ts'
import { deskAt, sayAt } from './desks.ts'
import { readBefore } from './forms/ride-edit-form.ts'
import { rideEditForm, rideForm } from './forms/ride-views.ts'
import type { Typing } from './parse.ts'

/** Shows which hours are free for the day and the people that were chosen; Slack keeps what was typed. */
export async function showFree(desk: Desk, typing: Typing): Promise<void> {
  const { form, meta, values, viewId, hash } = typing
  if (form !== 'desk.ride' && form !== 'ride.edit') return
  if (await check(desk, typing, { deed: form, subject: meta.subject })) return
  const core = desk.core()
  const neighbourhood = deskAt(core, desk.deskChannel, typing.channel)
  if (!neighbourhood) return
  const say = sayAt(core, neighbourhood)
  const request = form === 'ride.edit' ? await findEditable(core, meta.subject) : null
  if (form === 'ride.edit' && !request) return
  const view = request
    ? await rideEditForm(core, meta, say, neighbourhood, { request, wish: readBefore(meta), values })
    : await rideForm(core, meta, say, neighbourhood, values)
  await desk.client.views.update({ view_id: viewId, ...(hash ? { hash } : {}), view })
}
