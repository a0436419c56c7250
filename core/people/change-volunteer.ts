import { endAllOf } from '../arrangements/end-arrangement.ts'
import { endOfDay } from '../days.ts'
import { noteToDesk, showCard } from '../desk/tell-desk.ts'
import { declineOffer } from '../dispatch/decline-offer.ts'
import { handBack } from '../dispatch/hand-back.ts'
import type { Work } from '../work.ts'
import type { OwnWishes } from './volunteer-file.ts'
import { oweVolunteerStep } from './volunteer-steps.ts'
import { bindingOffers, emptyFile, lockVolunteer, preferChannel, saveVolunteer } from './volunteers.store.ts'

/** What a volunteer wants to be different; what is not named stays as it is. */
export type VolunteerChange = { [Wish in keyof OwnWishes]?: OwnWishes[Wish] | undefined } & {
  /** The last day of a pause, YYYY-MM-DD; null ends a pause. */
  pausedUntil?: string | null | undefined
  /** The channel on which they want to be asked. */
  reachBy?: string | undefined
  leave?: boolean | undefined
}

/** A volunteer changes what they do, pauses, or leaves; who leaves hands back what they had said yes to. */
export async function changeVolunteer(
  work: Work,
  personId: string,
  change: VolunteerChange,
): Promise<{ ok: true } | { ok: false; why: 'no-volunteer' | 'bad-date' }> {
  const { pausedUntil, reachBy, leave, ...wishes } = change
  const volunteer = await lockVolunteer(work, personId)
  if (!volunteer) return { ok: false, why: 'no-volunteer' }
  const { zone } = work.core.neighbourhoods.get(volunteer.neighbourhoodId)
  const pause = readPause(pausedUntil, zone)
  if (pause === 'bad') return { ok: false, why: 'bad-date' }
  if (leave) {
    await saveVolunteer(work, personId, { status: 'left' })
    await letGo(work, personId)
    await emptyFile(work, personId)
    await tellLeft(work, volunteer)
  } else {
    const named = Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== undefined))
    await saveVolunteer(work, personId, { ...named, ...(pause !== 'same' && { pausedUntil: pause }) })
    if (reachBy) await preferChannel(work, personId, reachBy)
    if (pause !== 'same') await oweVolunteerStep(work, personId)
  }
  await showCard(work, volunteer.neighbourhoodId, 'volunteer', personId)
  return { ok: true }
}

function readPause(said: string | null | undefined, zone: string): Date | null | 'same' | 'bad' {
  if (said === undefined) return 'same'
  if (said === null) return null
  try {
    return endOfDay(said, zone)
  } catch {
    // not every date that looks like one exists
    return 'bad'
  }
}

async function letGo(work: Work, personId: string): Promise<void> {
  await endAllOf(work, personId)
  for (const { id, status } of await bindingOffers(work, personId)) {
    if (status === 'accepted') await handBack(work, id, personId, null)
    else await declineOffer(work, id, personId, null)
  }
}

async function tellLeft(
  work: Work,
  volunteer: { personId: string; neighbourhoodId: string; name: string | null },
): Promise<void> {
  const line = { key: 'my-settings.desk-left', slots: { name: volunteer.name ?? '-' } }
  const card = { kind: 'volunteer', id: volunteer.personId } as const
  await noteToDesk(work, volunteer.neighbourhoodId, line, { card })
}
