import { tell } from '../outbox/tell.ts'
import type { Work } from '../work.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'
import { decideOnVolunteer, findVolunteer } from './desk.store.ts'
import { noteToDesk, showCard } from './tell-desk.ts'

/** The desk's yes or no to somebody who signed up; of two presses the first one counts. */
export async function decideVolunteer(
  work: Work,
  personId: string,
  status: 'approved' | 'declined',
  by: DeskMember,
): Promise<Deed> {
  const volunteer = await findVolunteer(work, personId)
  if (!volunteer) return { ok: false, why: 'gone' }
  if (!(await decideOnVolunteer(work, personId, status, actorOf(by)))) {
    return { ok: false, why: 'already-decided' }
  }
  const told = await tell(work, personId, [{ key: `desk.volunteer-${status}` }], {
    purpose: `volunteer-${status}`,
  })
  const card = { kind: 'volunteer', id: personId } as const
  await showCard(work, volunteer.neighbourhoodId, 'volunteer', personId)
  if (!told.reached) {
    await noteToDesk(work, volunteer.neighbourhoodId, { key: 'desk.note.not-told' }, { card })
  }
  return { ok: true }
}
