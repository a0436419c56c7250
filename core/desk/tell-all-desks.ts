import type { Line } from '../conversations/intent.ts'
import type { Work } from '../work.ts'
import { noteToDesk } from './tell-desk.ts'

/** Tells every desk something that concerns them all, as an alarm. */
export async function tellAllDesks(work: Work, line: Line): Promise<void> {
  for (const { id } of work.core.neighbourhoods.all) await noteToDesk(work, id, line, { alarm: true })
}
