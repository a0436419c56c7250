import { noteToDesk, onCard, showCard } from '../../desk/tell-desk.ts'
import { findReachable } from '../../outbox/outbox.store.ts'
import { findVolunteer } from '../../people/volunteers.store.ts'
import type { Actor } from '../../requests/help-request.ts'
import { record } from '../../requests/history.ts'
import { isOpen } from '../../requests/request-states.ts'
import { lockRequest } from '../../requests/requests.store.ts'
import { whenOf } from '../../when.ts'
import type { Work } from '../../work.ts'
import { insertArrangement } from '../arrangements.store.ts'
import { askVolunteerToPair, owePairStep, patienceDays } from './ask-pair.ts'
import { isBeingPaired, isPair } from './pairs.store.ts'

/** How the resident's yes is had: asked by chat, or given to the desk. */
export type PairConsent = 'chat' | 'voice'

/**
 * The desk brings a volunteer and a resident together for as long as both want, without a rhythm: they meet when they
 * please. The volunteer is asked first, without a name; only after their yes the resident hears who it would be.
 */
export async function proposePair(
  work: Work,
  requestId: string,
  { volunteerId, consent }: { volunteerId: string; consent: PairConsent },
  actor: Actor,
): Promise<{ ok: true } | { ok: false; why: string }> {
  const request = await lockRequest(work, requestId)
  if (!request) return { ok: false, why: 'gone' }
  if (!isOpen(request.status) || request.category === 'ride') return { ok: false, why: 'closed' }
  const { neighbourhoodId, residentId, category, words, language, forWhom } = request
  const volunteer = await findVolunteer(work, volunteerId)
  if (volunteer?.status !== 'approved' || volunteer.neighbourhoodId !== neighbourhoodId)
    return { ok: false, why: 'not-approved' }
  if (volunteerId === residentId) return { ok: false, why: 'is-resident' }
  if ((await isPair(work, residentId, volunteerId)) || (await isBeingPaired(work, requestId)))
    return { ok: false, why: 'already-pair' }
  const isAsked = consent === 'chat' && !(await findReachable(work.tx, residentId, null))
  if (isAsked || !(await findReachable(work.tx, volunteerId, null))) return { ok: false, why: 'unreachable' }
  const { zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const id = await insertArrangement(work, {
    ...{
      neighbourhoodId,
      residentId,
      volunteerId,
      category,
      words,
      language,
      forWhom,
      byWhom: null,
      requestId,
    },
    ...{ atTime: '', weeks: 0, ride: null, skips: [] },
    ...{ agreedAt: null, askedVolunteerAt: work.now, askedResidentAt: null, consentBy: consent },
    ...{ nextOn: whenOf(work.now, zone).slice(0, 10), nextStepAt: work.now },
  })
  await owePairStep(work, { id, neighbourhoodId }, patienceDays)
  await askVolunteerToPair(work, { id, neighbourhoodId, category, volunteerId })
  await record(work, requestId, 'pair-proposed', actor, { volunteerId })
  const slots = { who: actor, name: volunteer.name ?? '-' }
  const card = onCard({ id: requestId })
  await noteToDesk(work, neighbourhoodId, { key: 'desk-helpers.pair-proposed', slots }, { card })
  await showCard(work, neighbourhoodId, 'request', requestId)
  return { ok: true }
}
