import { noteToDesk, showCard } from '../desk/tell-desk.ts'
import type { Work } from '../work.ts'
import { lockBoth, requestsOf } from './link-people.store.ts'
import { endLink, findStandingLink, moveBack } from './unlink-people.store.ts'

/** The desk undoes the latest link of this person: what came from the other one goes back, what came since stays. */
export async function unlinkPeople(
  work: Work,
  personId: string,
  undo: { by: string; reason: string },
): Promise<{ ok: true } | { ok: false; why: 'not-linked' }> {
  const found = await findStandingLink(work, personId)
  if (!found) return { ok: false, why: 'not-linked' }
  await lockBoth(work, found.keptId, found.mergedId)
  if (!(await endLink(work, found.id, undo))) return { ok: false, why: 'not-linked' }
  await moveBack(work, found)
  for (const { id, neighbourhoodId } of await requestsOf(work, [found.keptId, found.mergedId]))
    await showCard(work, neighbourhoodId, 'request', id)
  const line = { key: 'linking.desk-unlinked', slots: { name: found.name ?? '?', reason: undo.reason } }
  await noteToDesk(work, found.neighbourhoodId, line)
  return { ok: true }
}
