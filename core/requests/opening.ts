import { randomUUID } from 'node:crypto'
import type { Category, Language } from '../conversations/meaning.ts'
import type { Core } from '../core.ts'
import { deskAddress } from '../desk/desk-address.ts'
import { isWhen, type When } from '../when.ts'
import type { Urgency } from './help-request.ts'
import { nudgeAt } from './nudge-at.ts'
import type { Opening } from './opening.store.ts'
import { wantedEdges } from './wanted-edges.ts'

/** What somebody asks for. */
export interface Wish {
  neighbourhoodId: string
  residentId: string
  category: Category
  words: string
  wantedAt: When | null
  urgency: Urgency
  /** Who of a household it is for, where the phone is shared. */
  forWhom?: string | null
  /** The channel it came by, or desk. */
  origin: string
  language: Language
}

/** Whether a request can be opened of this wish. */
export function isOpenable({ wantedAt }: Wish): boolean {
  return wantedAt === null || isWhen(wantedAt)
}

/** A new request as it is to be kept: in triage, and the desk's from its first moment. */
export async function drawUp(core: Core, wish: Wish, number: number, now: Date): Promise<Opening> {
  const { desk, zone } = core.neighbourhoods.get(wish.neighbourhoodId)
  return {
    deskAddressId: await deskAddress(core, wish.neighbourhoodId, now),
    request: {
      ...wish,
      forWhom: wish.forWhom ?? null,
      ...wantedEdges(wish.wantedAt, zone),
      id: randomUUID(),
      number,
      status: 'triage',
      nextStep: 'nudge-desk',
      nextStepAt: nudgeAt(now, desk.minutesUntilNudge, zone),
      withDeskSince: now,
      withDeskWhy: 'new',
      openedAt: now,
    },
  }
}
