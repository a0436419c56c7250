import type { Core } from '../core.ts'
import { tell } from '../outbox/tell.ts'
import { inOneTransaction, type Work } from '../work.ts'
import { anyLapsedTalk } from './lapsed.store.ts'
import { cardOfTalk, showTalk } from './show-talk.ts'
import { endLapsedTalks, type Lapsed } from './talk.store.ts'
import { noteToDesk } from './tell-desk.ts'

const most = 20

/** Gives everybody whose day with the desk went by back to the bot, and says so to both sides. */
export async function lapseTalks(core: Core): Promise<void> {
  if (!(await anyLapsedTalk(core.pool, core.clock.now()))) return
  await inOneTransaction(core, async (work) => {
    for (const lapsed of await endLapsedTalks(work, most)) await sayLapsed(work, lapsed)
  })
}

async function sayLapsed(work: Work, { personId, neighbourhoodId, why }: Lapsed): Promise<void> {
  // somebody who was in danger is not told by a computer that their time is up: the desk is
  const wasDanger = why?.startsWith('danger') ?? false
  if (!wasDanger) await tell(work, personId, [{ key: 'desk.lapsed' }], { purpose: 'hand-back' })
  const key = wasDanger ? 'desk.note.lapsed-after-danger' : 'desk.note.lapsed'
  const card = await cardOfTalk(work, personId)
  await noteToDesk(work, neighbourhoodId, { key }, { card, alarm: wasDanger })
  await showTalk(work, neighbourhoodId, personId)
}
