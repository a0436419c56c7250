import type { Category } from '../conversations/meaning.ts'
import { showCard } from '../desk/tell-desk.ts'
import { declineOffer } from '../dispatch/decline-offer.ts'
import { handBack } from '../dispatch/hand-back.ts'
import type { Work } from '../work.ts'
import { bindingOffers, findVolunteer, saveVolunteer } from './volunteers.store.ts'

/** What a volunteer wants to be different; what is not named stays as it is. */
export interface VolunteerChange {
  categories?: Category[] | undefined
  availability?: string[] | undefined
  /** A day or a moment; null ends a pause. */
  pausedUntil?: string | null | undefined
  leave?: boolean | undefined
}

/** A volunteer changes what they do, pauses, or leaves; who leaves hands back what they had said yes to. */
export async function changeVolunteer(
  work: Work,
  personId: string,
  change: VolunteerChange,
): Promise<{ ok: true } | { ok: false; why: 'no-volunteer' | 'bad-date' }> {
  const volunteer = await findVolunteer(work, personId)
  if (!volunteer) return { ok: false, why: 'no-volunteer' }
  const { categories, availability, leave } = change
  const pause = readPause(change.pausedUntil)
  if (pause === 'bad') return { ok: false, why: 'bad-date' }
  await saveVolunteer(work, personId, {
    ...(categories && { categories }),
    ...(availability && { availability }),
    ...(pause !== 'same' && { pausedUntil: pause }),
    ...(leave && { status: 'left' }),
  })
  if (leave) await letGo(work, personId)
  await showCard(work, volunteer.neighbourhoodId, 'volunteer', personId)
  return { ok: true }
}

function readPause(said: string | null | undefined): Date | null | 'same' | 'bad' {
  if (said === undefined) return 'same'
  if (said === null) return null
  const until = new Date(said)
  return Number.isNaN(until.getTime()) ? 'bad' : until
}

async function letGo(work: Work, personId: string): Promise<void> {
  for (const { id, status } of await bindingOffers(work, personId)) {
    if (status === 'accepted') await handBack(work, id, personId, null)
    else await declineOffer(work, id, personId, null)
  }
}
