import { noteToDesk, onCard, showCard } from '../desk/tell-desk.ts'
import { endRequest } from '../requests/end-request.ts'
import { giveToDesk } from '../requests/give-to-desk.ts'
import type { Actor, HelpRequest } from '../requests/help-request.ts'
import { record } from '../requests/history.ts'
import { isOpen } from '../requests/request-states.ts'
import { lockRequest } from '../requests/requests.store.ts'
import type { Work } from '../work.ts'
import { changeContact, changeTelling, findOnBehalf } from './on-behalf.store.ts'
import type { OnBehalf } from './on-behalf.ts'

type Answered =
  | { ok: true; organisation: string; asks: boolean }
  | { ok: false; why: 'gone' | 'closed' | 'already-decided' }

/**
 * Whoever a practice sent wants something to be looked for, or does not; said by themselves or by the desk that called.
 * Of two answers the first one counts.
 */
export async function answerContact(
  work: Work,
  requestId: string,
  agrees: boolean,
  actor: Actor,
): Promise<Answered> {
  const held = await hold(work, requestId)
  if (!held) return { ok: false, why: 'gone' }
  const { request, behalf } = held
  if (!actor.startsWith('slack:') && actor !== request.residentId) return { ok: false, why: 'gone' }
  if (behalf.contact !== 'waiting' && behalf.contact !== 'call') return { ok: false, why: 'already-decided' }
  if (!isOpen(request.status)) return { ok: false, why: 'closed' }
  await changeContact(work, requestId, agrees ? 'agreed' : 'declined', actor)
  await record(work, requestId, agrees ? 'contact-agreed' : 'contact-declined', actor)
  if (agrees) await giveToDesk(work, request, 'look-together')
  else await declined(work, request, actor)
  return { ok: true, organisation: behalf.organisation, asks: agrees && behalf.tells === 'ask' }
}

/** Whether the practice may hear how it goes: only as long as that is still asked. */
export async function answerTelling(
  work: Work,
  requestId: string,
  agrees: boolean,
  actor: Actor,
): Promise<void> {
  const held = await hold(work, requestId)
  if (held?.behalf.tells !== 'ask') return
  if (!actor.startsWith('slack:') && actor !== held.request.residentId) return
  await changeTelling(work, requestId, agrees ? 'professional' : 'nobody', actor)
  await showCard(work, held.request.neighbourhoodId, 'request', requestId)
}

async function hold(
  work: Work,
  requestId: string,
): Promise<{ request: HelpRequest; behalf: OnBehalf } | null> {
  const request = await lockRequest(work, requestId)
  const behalf = request && (await findOnBehalf(work, requestId))
  return behalf && { request, behalf }
}

/** Nothing is looked for, and the practice hears nothing: they did not agree to that. */
async function declined(work: Work, request: HelpRequest, actor: Actor): Promise<void> {
  await endRequest(work, request, { status: 'cancelled', outcome: 'no-longer-needed' }, 'cancelled')
  if (actor.startsWith('slack:')) return
  const card = onCard(request)
  const line = { key: 'desk-professionals.does-not-want', slots: { number: request.number } }
  await noteToDesk(work, request.neighbourhoodId, line, { card })
}
