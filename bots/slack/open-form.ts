import { type Desk, whisperNow } from './desk.ts'
import { deskAt, sayAt } from './desks.ts'
import type { FormName } from './forms/form.ts'
import { prepareForm } from './forms/prepare-form.ts'
import type { Doer } from './parse.ts'
import { within } from './patience.ts'

/** How long Slack's answer waits for what must be looked up: often it is there at once. */
const patience = 500

/** Opens a form; what must be looked up for it follows as soon as it is known. */
export async function openForm(
  desk: Desk,
  name: FormName,
  at: Doer & { triggerId: string; subject: string; words?: string },
): Promise<void> {
  const core = desk.core()
  const neighbourhood = deskAt(core, desk.deskChannel, at.channel)
  if (!neighbourhood) return
  const { channel, subject, triggerId } = at
  const deskHere = { neighbourhood, say: sayAt(core, neighbourhood) }
  const { now, later } = prepareForm(core, name, deskHere, { channel, subject }, at.words)
  const opened = await desk.client.views.open({ trigger_id: triggerId, view: now }).catch((error) => {
    desk.log.warn({ err: error, form: name }, 'a form could not be opened')
    return null
  })
  if (opened === null) return whisperNow(desk, at, 'press-again')
  const view_id = opened.view?.id
  if (!later || !view_id) return
  const filled = later().then((view) => desk.client.views.update({ view_id, view }))
  desk.later(filled)
  await within(
    patience,
    filled.catch(() => null),
  )
}
