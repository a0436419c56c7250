import type { Core } from '../../../core/core.ts'
import { isSameDesk } from '../../../core/desk/of-this-desk.ts'
import { neighbourhoodOfSubject } from '../../../core/desk/queries.store.ts'

/** Whether what a form is about belongs to this desk; what another desk keeps does not exist for this one. */
export async function isOurs(core: Core, subject: string, neighbourhoodId: string): Promise<boolean> {
  const theirs = await neighbourhoodOfSubject(core, subject)
  return theirs !== null && isSameDesk(core, theirs, neighbourhoodId)
}
