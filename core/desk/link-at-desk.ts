import { linkPeople } from '../people/link-people.ts'
import { unlinkPeople } from '../people/unlink-people.ts'
import type { Work } from '../work.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'
import { findMeant } from './find-meant.store.ts'

/** The desk knows that two people are one, and says how it knows. */
export async function linkAtDesk(
  work: Work,
  { one, other, reason }: { one: string; other: string; reason: string },
  by: DeskMember,
): Promise<Deed> {
  const keptId = await findMeant(work, by.neighbourhoodId, one)
  const mergedId = await findMeant(work, by.neighbourhoodId, other)
  if (!keptId || !mergedId) return { ok: false, why: 'nobody-known' }
  if (keptId === mergedId) return { ok: false, why: 'already-one' }
  const linked = await linkPeople(work, keptId, mergedId, { how: 'desk', by: actorOf(by), reason })
  if (linked.ok) return linked
  const clashes = linked.why === 'same-job' || linked.why === 'same-pair' || linked.why === 'same-time'
  return { ok: false, why: clashes ? linked.why : 'gone' }
}

/** The desk undoes a link that was wrong. */
export async function unlinkAtDesk(
  work: Work,
  { one, reason }: { one: string; reason: string },
  by: DeskMember,
): Promise<Deed> {
  const personId = await findMeant(work, by.neighbourhoodId, one)
  if (!personId) return { ok: false, why: 'nobody-known' }
  return unlinkPeople(work, personId, { by: actorOf(by), reason })
}
