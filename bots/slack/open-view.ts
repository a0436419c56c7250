import { type Desk, whisperNow } from './desk.ts'
import type { Opening } from './forms/prepare-form.ts'
import type { Doer } from './parse.ts'
import { within } from './patience.ts'

/** How long Slack's answer waits for what must be looked up: often it is there at once. */
const patience = 500

/** Opens something to look at or to fill in; what must be looked up for it follows as soon as it is known. */
export async function openView(
  desk: Desk,
  name: string,
  at: Doer & { triggerId: string },
  { now, later }: Opening,
): Promise<void> {
  const opened = await desk.client.views.open({ trigger_id: at.triggerId, view: now }).catch((error) => {
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
