import type { Identity } from './identity.ts'
import type { Members } from './members.ts'
import type { Doer } from './parse.ts'

/** Why somebody may not do this; each is a key under desk.may-not. */
export type MayNot = 'not-a-desk' | 'other-team' | 'not-a-member' | 'cannot-check'

/** Slack lets everybody press every button, so each press is checked: our workspace, and a member of this desk. */
export async function whyNot(
  doer: Doer,
  isDesk: boolean,
  identity: () => Promise<Identity>,
  members: Members,
): Promise<MayNot | null> {
  if (!isDesk) return 'not-a-desk'
  const us = await identity().catch(() => null)
  if (us === null) return 'cannot-check'
  if (doer.team !== us.teamId) return 'other-team'
  const member = await members.has(doer.channel, doer.user)
  if (member === 'unknown') return 'cannot-check'
  return member === 'yes' ? null : 'not-a-member'
}
