import { randomUUID } from 'node:crypto'
import type { Category, Language } from '../conversations/meaning.ts'
import { showCard } from '../desk/tell-desk.ts'
import { tapLater } from '../jobs/owe-step.ts'
import { isWhen, type When } from '../when.ts'
import type { Work } from '../work.ts'
import type { Urgency } from './help-request.ts'
import { nudgeAt } from './nudge-at.ts'
import { firstFence, insertRequest, nextNumber } from './requests.store.ts'
import { wantedEdges } from './wanted-edges.ts'

/** What somebody asks for. */
export interface Wish {
  neighbourhoodId: string
  residentId: string
  category: Category
  words: string
  wantedAt: When | null
  urgency: Urgency
  /** The channel it came by, or desk. */
  origin: string
  language: Language
}

/** Opens a help request: it gets a number, and the desk is told that it is theirs. */
export async function openRequest(
  work: Work,
  wish: Wish,
): Promise<{ ok: true; id: string; number: number } | { ok: false; why: 'bad-when' }> {
  if (wish.wantedAt !== null && !isWhen(wish.wantedAt)) return { ok: false, why: 'bad-when' }
  const { neighbourhoodId } = wish
  const { desk, zone } = work.core.neighbourhoods.get(neighbourhoodId)
  const id = randomUUID()
  const nextStepAt = nudgeAt(work.now, desk.minutesUntilNudge, zone)
  await tapLater(work, { requestId: id, fence: firstFence }, nextStepAt)
  await showCard(work, neighbourhoodId, 'request', id)
  const number = await nextNumber(work, neighbourhoodId)
  await insertRequest(work, {
    ...wish,
    ...wantedEdges(wish.wantedAt, zone),
    id,
    number,
    status: 'triage',
    nextStep: 'nudge-desk',
    nextStepAt,
    withDeskSince: work.now,
    withDeskWhy: 'new',
    openedAt: work.now,
  })
  return { ok: true, id, number }
}
