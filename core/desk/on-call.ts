import type { Work } from '../work.ts'
import { actorOf, type Deed, type DeskMember } from './deed.ts'
import { findOnCall, keepOnCall, noOneOnCall } from './on-call.store.ts'
import { onTheClock } from './silent-until.ts'
import { noteToDesk } from './tell-desk.ts'

/** Who hears of danger besides the desk. */
export interface OnCall {
  /** A member of the desk in Slack. */
  slack: string | null
  phone: string | null
}

/** Who is on call at this moment: who was named with `/foardoar oncall`, else as the neighbourhoods file says. */
export async function whoIsOnCall(work: Work, neighbourhoodId: string): Promise<OnCall | null> {
  const named = await findOnCall(work.tx, neighbourhoodId, work.now)
  if (named) return named
  const { onCall } = work.core.neighbourhoods.get(neighbourhoodId).desk
  return onCall ? { slack: onCall.slack ?? null, phone: onCall.phone ?? null } : null
}

/** The desk names who is on call until then. */
export async function beginOnCall(
  work: Work,
  { who, phone, until }: { who: string; phone: string | null; until: string },
  by: DeskMember,
): Promise<Deed> {
  const { neighbourhoodId } = by
  const end = new Date(until)
  await keepOnCall(work.tx, { neighbourhoodId, slack: who, phone, until: end, namedBy: actorOf(by) })
  const { zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const slots = { who: `slack:${who}`, until: onTheClock(end, zone) }
  await noteToDesk(work, neighbourhoodId, { key: 'desk.note.on-call', slots })
  return { ok: true }
}

/** Whoever was named is not on call any more. */
export async function endOnCall(work: Work, by: DeskMember): Promise<Deed> {
  const ended = await findOnCall(work.tx, by.neighbourhoodId, work.now)
  if (!ended) return { ok: false, why: 'nobody-on-call' }
  await noOneOnCall(work.tx, by.neighbourhoodId)
  const slots = { who: `slack:${ended.slack}` }
  await noteToDesk(work, by.neighbourhoodId, { key: 'desk.note.on-call-ended', slots })
  return { ok: true }
}
