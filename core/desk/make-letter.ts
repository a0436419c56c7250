import { writeLetter } from '../people/letter/letter.ts'
import { nameOf } from '../people/volunteers.store.ts'
import type { Work } from '../work.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'
import { findVolunteer } from './desk.store.ts'
import { fileToDesk, showCard } from './tell-desk.ts'

/** The desk gets a letter about what a volunteer did, as a PDF under their card: for a job, or for who helps them to one. */
export async function makeLetter(work: Work, personId: string, by: DeskMember): Promise<Deed> {
  const volunteer = await findVolunteer(work, personId)
  if (!volunteer) return { ok: false, why: 'gone' }
  if (!(await writeLetter(work.core, personId))) return { ok: false, why: 'no-hours' }
  const slots = { name: (await nameOf(work, personId)) ?? '-', who: actorOf(by) }
  // the card first, so that there is a thread for the letter to stand in
  await showCard(work, volunteer.neighbourhoodId, 'volunteer', personId)
  await fileToDesk(
    work,
    volunteer.neighbourhoodId,
    { key: 'desk-helpers.letter', slots },
    { kind: 'volunteer', id: personId },
    { letterAbout: personId },
  )
  return { ok: true }
}
