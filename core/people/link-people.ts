import { noteToDesk, showCard } from '../desk/tell-desk.ts'
import { tell } from '../outbox/tell.ts'
import type { Work } from '../work.ts'
import {
  areTogether,
  clashes,
  driveAtOnce,
  findBoth,
  isAtHome,
  keepLink,
  lockBoth,
  moveBelongings,
  type PersonToLink,
  requestsOf,
} from './link-people.store.ts'
import { withdrawFromOneself } from './merge-volunteers.store.ts'
import { mergeVolunteers } from './merge-volunteers.ts'
import { ownFacts } from './moved.ts'

/** How it is known that two people are one. */
export interface LinkedBy {
  how: 'code' | 'invitation' | 'desk'
  /** A person's id or a Slack user. */
  by: string
  reason: string | null
}

export type Linked =
  | { ok: true }
  /**
   * `same-job`: both said yes to one request, or one of them helps the other. `same-pair`: one is the other's regular
   * help or companion. `same-time`: both drive at one time.
   */
  | { ok: false; why: 'gone' | 'staff' | 'other-neighbourhood' | Clash }

type Clash = 'same-job' | 'same-pair' | 'same-time'

/**
 * Makes one person of two: everything of the merged one moves, in this transaction, and where it came from is kept,
 * so that the desk can undo it. What was said STOP to stays silent.
 */
export async function linkPeople(
  work: Work,
  keptId: string,
  mergedId: string,
  known: LinkedBy,
): Promise<Linked> {
  await lockBoth(work, keptId, mergedId)
  const [kept, merged] = await findBoth(work, keptId, mergedId)
  const why = whyNot(kept, merged)
  if (why || !kept || !merged) return { ok: false, why: why ?? 'gone' }
  const requests = await requestsOf(work, [keptId, mergedId])
  const clash = await clashOf(work, keptId, mergedId)
  if (clash) {
    const line = { key: `linking.desk-${clash}`, slots: both(kept, merged) }
    await noteToDesk(work, kept.neighbourhoodId, line, { alarm: true })
    return { ok: false, why: clash }
  }
  const { file, belongings } = await mergeVolunteers(work, keptId, mergedId)
  const moved = await moveBelongings(work, kept, merged)
  await withdrawFromOneself(work, keptId)
  const all = [...belongings, ...moved.belongings]
  const before = { ...ownFacts(kept), consented: kept.consentAt !== null }
  await keepLink(work, { kept, mergedId, known, moved: { ...moved, belongings: all, file, before } })
  await tellBoth(work, kept, merged)
  for (const { id, neighbourhoodId } of requests) await showCard(work, neighbourhoodId, 'request', id)
  return { ok: true }
}

/** What only people can sort out before these two can be one. */
async function clashOf(work: Work, keptId: string, mergedId: string): Promise<Clash | null> {
  if (await clashes(work, keptId, mergedId)) return 'same-job'
  if (await areTogether(work, keptId, mergedId)) return 'same-pair'
  return (await driveAtOnce(work, keptId, mergedId)) ? 'same-time' : null
}

function whyNot(kept: PersonToLink | null, merged: PersonToLink | null) {
  if (!kept || !merged || kept.id === merged.id || kept.mergedInto || merged.mergedInto) return 'gone'
  if (kept.isStaff || merged.isStaff) return 'staff'
  const apart = kept.neighbourhoodId !== merged.neighbourhoodId
  return apart && isAtHome(kept) && isAtHome(merged) ? 'other-neighbourhood' : null
}

/** The other phone hears it too: whoever did not do this themselves can call the desk. */
async function tellBoth(work: Work, kept: PersonToLink, merged: PersonToLink): Promise<void> {
  const there = merged.addresses.find(({ optedOutAt, closedAt }) => !optedOutAt && !closedAt)
  if (there)
    await tell(work, kept.id, [{ key: 'linking.linked-there' }], { purpose: 'linked', addressId: there.id })
  await noteToDesk(work, kept.neighbourhoodId, { key: 'linking.desk-linked', slots: both(kept, merged) })
  if (kept.volunteer || merged.volunteer) await showCard(work, kept.neighbourhoodId, 'volunteer', kept.id)
}

function both(kept: PersonToLink, merged: PersonToLink): Record<'one' | 'other', string> {
  const named = ({ name, addresses }: PersonToLink) =>
    `${name ?? '?'} (${addresses.map(({ channel }) => channel).join(', ')})`
  return { one: named(kept), other: named(merged) }
}
