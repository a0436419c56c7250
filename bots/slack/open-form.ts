import type { Desk } from './desk.ts'
import { deskAt, sayAt } from './desks.ts'
import type { FormName } from './forms/form.ts'
import { prepareForm } from './forms/prepare-form.ts'
import { openView } from './open-view.ts'
import type { Doer } from './parse.ts'

/** Opens a form of the desk at which it was asked for. */
export async function openForm(
  desk: Desk,
  name: FormName,
  at: Doer & { triggerId: string; subject: string; words?: string },
): Promise<void> {
  const core = desk.core()
  const neighbourhood = deskAt(core, desk.deskChannel, at.channel)
  if (!neighbourhood) return
  const { channel, subject } = at
  const deskHere = { neighbourhood, say: sayAt(core, neighbourhood) }
  await openView(desk, name, at, prepareForm(core, name, deskHere, { channel, subject }, at.words))
}
