import { noteToDesk, onCard, showCard } from '../desk/tell-desk.ts'
import type { Work } from '../work.ts'
import { closeToMessages, unfinishedBusiness } from './people.store.ts'

/**
 * Somebody said stop: silence from now on, from every queue.
 * What they still have going on is not forgotten: the desk hears that it has to be done by phone.
 */
export async function stopMessages(work: Work, personId: string, how: string): Promise<void> {
  if (!(await closeToMessages(work.tx, personId, how, work.now))) return
  for (const request of await unfinishedBusiness(work.tx, personId)) {
    const card = onCard(request)
    await noteToDesk(work, request.neighbourhoodId, { key: 'alarms.opted-out' }, { card, alarm: true })
    await showCard(work, request.neighbourhoodId, 'request', request.id)
  }
}
