import { noteToDesk, onCard } from '../../desk/tell-desk.ts'
import type { HelpRequest } from '../../requests/help-request.ts'
import type { Work } from '../../work.ts'

/** Nothing reaches the driver or a rider of a trip: the desk has to call them. */
export function deskCalls(
  work: Work,
  { id, neighbourhoodId }: HelpRequest,
  whom: 'driver' | 'rider',
): Promise<void> {
  const card = onCard({ id })
  return noteToDesk(work, neighbourhoodId, { key: `together.desk-call-${whom}` }, { card, alarm: true })
}
