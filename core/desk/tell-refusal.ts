import { findReferral } from '../referrals/referrals.store.ts'
import type { Slot } from '../slots.ts'
import type { Work } from '../work.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'
import { findVolunteer, lastAtDesk } from './desk.store.ts'
import type { DeskAction } from './desk-action.ts'
import { whisper } from './tell-desk.ts'

type Refused = Extract<Deed, { ok: false }>

/** Tells one member of the desk why nothing came of what they pressed, and who was first. */
export async function tellRefusal(
  work: Work,
  action: DeskAction,
  refused: Refused,
  by: DeskMember,
): Promise<void> {
  // what another desk keeps is not told here, not even who was first
  const first = refused.why === 'gone' ? null : await whoWas(work, action)
  const known = work.core.words.has('nl', `desk.refused.${refused.why}`)
  await whisper(work, by.neighbourhoodId, by.slackUser, {
    key: `desk.refused.${known ? refused.why : 'other'}`,
    slots: { who: whoWasFirst(refused.by ?? first, by) },
  })
}

/** The member of the desk who did something with it before. */
async function whoWas(work: Work, action: DeskAction): Promise<string | null> {
  if ('requestId' in action) return lastAtDesk(work, action.requestId)
  if ('referralId' in action) {
    const referral = await findReferral(work, action.referralId)
    return referral && lastAtDesk(work, referral.requestId)
  }
  const isVolunteer = 'personId' in action && action.name.startsWith('volunteer.')
  return isVolunteer ? ((await findVolunteer(work, action.personId))?.decidedBy ?? null) : null
}

function whoWasFirst(first: string | null, by: DeskMember): Slot {
  if (first === null) return { line: 'desk.somebody' }
  return first === actorOf(by) ? { line: 'desk.you-yourself' } : first
}
