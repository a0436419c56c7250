import { neighbourhoodOfArrangement } from '../arrangements/arrangements.store.ts'
import type { Core } from '../core.ts'
import { neighbourhoodOfHousehold } from '../households/households.store.ts'
import { findReferral } from '../referrals/referrals.store.ts'
import type { Work } from '../work.ts'
import type { DeskMember } from './deed.ts'
import { findRequest } from './desk.store.ts'
import type { DeskAction } from './desk-action.ts'
import { findTalk } from './talk.store.ts'

/** Whether what a member of a desk did is about something of that desk: who sits at one sees nothing of another. */
export async function isOfThisDesk(work: Work, action: DeskAction, by: DeskMember): Promise<boolean> {
  const theirs = await neighbourhoodOf(work, action)
  return theirs === null || isSameDesk(work.core, theirs, by.neighbourhoodId)
}

/** Two neighbourhoods may share one desk: then it sits in one channel. */
export function isSameDesk({ neighbourhoods, defaultDesk }: Core, one: string, other: string): boolean {
  const channelOf = (id: string) => neighbourhoods.get(id).desk.slackChannel ?? defaultDesk
  return one === other || channelOf(one) === channelOf(other)
}

/** The neighbourhood of what is acted on; null where there is nothing, or where the deed itself looks in its own. */
async function neighbourhoodOf(work: Work, action: DeskAction): Promise<string | null> {
  if ('requestId' in action) return (await findRequest(work, action.requestId))?.neighbourhoodId ?? null
  if ('referralId' in action) return (await findReferral(work, action.referralId))?.neighbourhoodId ?? null
  if ('householdId' in action) return neighbourhoodOfHousehold(work, action.householdId)
  if ('personId' in action) return (await findTalk(work, action.personId))?.neighbourhoodId ?? null
  if ('arrangementId' in action) return neighbourhoodOfArrangement(work, action.arrangementId)
  return null
}
