import type { Work } from '../work.ts'
import { cardOfTalk, showTalk } from './show-talk.ts'
import { endTalk, findTalk } from './talk.store.ts'
import { noteToDesk } from './tell-desk.ts'

/** Somebody started over while the desk talked with them: the bot answers again, and the desk hears so. */
export async function leaveDesk(work: Work, personId: string): Promise<void> {
  const talk = await findTalk(work, personId)
  if (!talk || !(await endTalk(work, personId))) return
  const card = await cardOfTalk(work, personId)
  await noteToDesk(work, talk.neighbourhoodId, { key: 'desk.note.started-over' }, { card })
  await showTalk(work, talk.neighbourhoodId, personId)
}
