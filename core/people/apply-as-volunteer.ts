import type { Category, Language } from '../conversations/meaning.ts'
import { showCard } from '../desk/tell-desk.ts'
import type { Work } from '../work.ts'
import { findVolunteer, preferChannel, saveVolunteer } from './volunteers.store.ts'

/** What somebody who wants to help said about it. */
export interface Application {
  categories: Category[]
  languages: Language[]
  /** Parts of the week, such as mon-morning; none means whenever. */
  availability: string[]
  /** The channel on which they want to be asked, or null. */
  reachBy: string | null
}

/** Somebody signs up: the desk decides. Who was approved before stays so, with the new wishes. */
export async function applyAsVolunteer(
  work: Work,
  personId: string,
  { reachBy, ...wishes }: Application,
): Promise<{ ok: true; again: boolean }> {
  const before = await findVolunteer(work, personId)
  const status = before?.status === 'approved' ? 'approved' : 'applied'
  const callFirst = reachBy === 'phone'
  await saveVolunteer(work, personId, { ...wishes, callFirst, status, pausedUntil: null })
  if (reachBy) await preferChannel(work, personId, reachBy)
  const neighbourhoodId = before?.neighbourhoodId ?? (await findVolunteer(work, personId))?.neighbourhoodId
  if (neighbourhoodId) await showCard(work, neighbourhoodId, 'volunteer', personId)
  return { ok: true, again: before?.status === 'approved' || before?.status === 'applied' }
}
