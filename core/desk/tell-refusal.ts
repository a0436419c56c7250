import { findReferral } from '../referrals/referrals.store.ts'
import type { Slot } from '../slots.ts'
import type { Work } from '../work.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'
import { findRequest, findVolunteer, lastAtDesk } from './desk.store.ts'
import type { DeskAction } from './desk-action.ts'
import { findTalk } from './talk.store.ts'
import { whisper } from './tell-desk.ts'

type Refused = Extract<Deed, { ok: false }>

/** Tells one member of the desk why nothing came of what they pressed, and who was first. */
export async function tellRefusal(
  work: Work,
  action: DeskAction,
  refused: Refused,
  by: DeskMember,
): Promise<void> {
  const { neighbourhoodId, first } = await about(work, action, by)
  const known = work.core.words.has('nl', `desk.refused.${refused.why}`)
  await whisper(work, neighbourhoodId, by.slackUser, {
    key: `desk.refused.${known ? refused.why : 'other'}`,
    slots: { who: whoWasFirst(refused.by ?? first, by) },
  })
}

async function about(
  work: Work,
  action: DeskAction,
  by: DeskMember,
): Promise<{ neighbourhoodId: string; first: string | null }> {
  if ('requestId' in action) {
    const request = await findRequest(work, action.requestId)
    const first = await lastAtDesk(work, action.requestId)
    return { neighbourhoodId: request?.neighbourhoodId ?? by.neighbourhoodId, first }
  }
  if ('referralId' in action) {
    const referral = await findReferral(work, action.referralId)
    const first = referral && (await lastAtDesk(work, referral.requestId))
    return { neighbourhoodId: by.neighbourhoodId, first }
  }
  if ('personId' in action) {
    const volunteer = action.name.startsWith('volunteer.') ? await findVolunteer(work, action.personId) : null
    const talk = await findTalk(work, action.personId)
    return {
      neighbourhoodId: talk?.neighbourhoodId ?? by.neighbourhoodId,
      first: volunteer?.decidedBy ?? null,
    }
  }
  return { neighbourhoodId: by.neighbourhoodId, first: null }
}

function whoWasFirst(first: string | null, by: DeskMember): Slot {
  if (first === null) return { line: 'desk.somebody' }
  return first === actorOf(by) ? { line: 'desk.you-yourself' } : first
}
