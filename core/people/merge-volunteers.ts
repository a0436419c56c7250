import type { Work } from '../work.ts'
import { moveRows } from './link-people.store.ts'
import { joinFiles, moveFile, moveOffers, setFileAside } from './merge-volunteers.store.ts'
import type { Moved, MovedFile } from './moved.ts'
import { findVolunteer } from './volunteers.store.ts'

/** Two files of one volunteer become one: what either does, both do; what either may not do yet, is for the desk. */
export async function mergeVolunteers(
  work: Work,
  keptId: string,
  mergedId: string,
): Promise<Pick<Moved, 'file' | 'belongings'>> {
  const [kept, merged] = [await findVolunteer(work, keptId), await findVolunteer(work, mergedId)]
  if (!merged) return { file: null, belongings: [] }
  if (!kept) {
    await moveFile(work, mergedId, keptId)
    return { file: { how: 'moved' }, belongings: [] }
  }
  await joinFiles(work, keptId, mergedId)
  const offerIds = await moveOffers(work, keptId, mergedId)
  const belongings = await moveRows(work, 'volunteer', mergedId, keptId)
  await setFileAside(work, mergedId)
  const file: MovedFile = { how: 'merged', status: merged.status, offerIds }
  return { file, belongings }
}
