import { explainMessages } from '../../core/desk/explain-messages.ts'
import { isSameDesk } from '../../core/desk/of-this-desk.ts'
import { neighbourhoodOfSubject } from '../../core/desk/queries.store.ts'
import type { Neighbourhood } from '../../core/neighbourhoods/neighbourhoods.ts'
import { whyView } from './blocks/why-view.ts'
import type { Desk } from './desk.ts'
import { sayAt } from './desks.ts'
import { drawMessage } from './forms/form.ts'
import { openView } from './open-view.ts'
import type { Press } from './parse.ts'

const subjects = { 'request.why': 'request', 'person.why': 'person' } as const
type WhyAction = keyof typeof subjects

/** Whether a button asks why something was understood as it was. */
export function asksWhy(actionId: string): actionId is WhyAction {
  return Object.hasOwn(subjects, actionId)
}

/** Shows one member of the desk how messages were understood, and why. */
export async function openWhy(
  desk: Desk,
  press: Press & { actionId: WhyAction },
  neighbourhood: Neighbourhood,
): Promise<void> {
  const core = desk.core()
  const say = sayAt(core, neighbourhood)
  const subject = { kind: subjects[press.actionId], id: press.value }
  await openView(desk, press.actionId, press, {
    now: drawMessage(say.line('form.wait'), say),
    later: async () => {
      const theirs = await neighbourhoodOfSubject(core, subject.id)
      if (theirs === null || !isSameDesk(core, theirs, neighbourhood.id))
        return drawMessage(say.line('refused.gone'), say)
      return whyView(await explainMessages(core, subject, neighbourhood), neighbourhood.zone, say)
    },
  })
}
