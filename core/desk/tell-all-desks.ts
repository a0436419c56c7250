import type { Line } from '../conversations/intent.ts'
import type { Core } from '../core.ts'
import { inOneTransaction } from '../work.ts'
import { noteToDesk } from './tell-desk.ts'

/** Tells every desk something that concerns them all, as an alarm. */
export async function tellAllDesks(core: Core, line: Line): Promise<void> {
  await inOneTransaction(core, async (work) => {
    for (const { id } of core.neighbourhoods.all) await noteToDesk(work, id, line, { alarm: true })
  })
}
