import { actorOf, type Deed, type DeskMember } from '../desk/deed.ts'
import { findMeant } from '../desk/find-meant.store.ts'
import { showCard } from '../desk/tell-desk.ts'
import type { Work } from '../work.ts'
import type { HouseholdForm } from './household.ts'
import {
  addMember,
  changeHousehold,
  endHousehold,
  insertHousehold,
  isFree,
  lockHousehold,
  noteEvent,
  removeMember,
} from './households.store.ts'

/**
 * The desk bundles the people and requests of one household, with a contact and their consent. Somebody belongs to one
 * open household at most, so that of two who write down the same family at once one does.
 */
export async function openHousehold(work: Work, form: HouseholdForm, by: DeskMember): Promise<Deed> {
  const found = await whoIsMeant(work, form.join, by)
  if (found === null || found.length === 0) return { ok: false, why: 'nobody-known' }
  for (const personId of found) if (!(await isFree(work, personId))) return { ok: false, why: 'in-household' }
  const id = await insertHousehold(work, by.neighbourhoodId, form, actorOf(by))
  for (const personId of found) await addMember(work, id, personId, actorOf(by))
  await noteEvent(work, id, 'opened', actorOf(by))
  await showCard(work, by.neighbourhoodId, 'household', id)
  return { ok: true }
}

/** The desk changes a household: its contact, its note, who belongs to it. */
export async function editHousehold(
  work: Work,
  id: string,
  form: HouseholdForm,
  by: DeskMember,
): Promise<Deed> {
  const held = await lockHousehold(work, id)
  if (!held) return { ok: false, why: 'gone' }
  if (held.closed) return { ok: false, why: 'household-closed' }
  const found = await whoIsMeant(work, form.join, by)
  if (found === null) return { ok: false, why: 'nobody-known' }
  const actor = actorOf(by)
  for (const personId of found) {
    if (!(await isFree(work, personId))) return { ok: false, why: 'in-household' }
  }
  await changeHousehold(work, id, form)
  await noteEvent(work, id, 'edited', actor)
  for (const personId of found) {
    await addMember(work, id, personId, actor)
    await noteEvent(work, id, 'joined', actor)
  }
  if (form.leave && (await removeMember(work, id, form.leave))) await noteEvent(work, id, 'left', actor)
  await showCard(work, held.neighbourhoodId, 'household', id)
  return { ok: true }
}

/** Nothing has to be kept together any more; of two who press at once the first one counts. */
export async function closeHousehold(work: Work, id: string, by: DeskMember): Promise<Deed> {
  const held = await lockHousehold(work, id)
  if (!held) return { ok: false, why: 'gone' }
  if (held.closed) return { ok: false, why: 'household-closed' }
  await endHousehold(work, id, actorOf(by))
  await noteEvent(work, id, 'closed', actorOf(by))
  await showCard(work, held.neighbourhoodId, 'household', id)
  return { ok: true }
}

/** Everybody who was named; null where somebody is nobody we know. */
async function whoIsMeant(work: Work, join: string[], by: DeskMember): Promise<string[] | null> {
  const found: string[] = []
  for (const each of join) {
    const personId = await findMeant(work, by.neighbourhoodId, each)
    if (!personId) return null
    if (!found.includes(personId)) found.push(personId)
  }
  return found
}
