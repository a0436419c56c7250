import type { Category, Language } from '../conversations/meaning.ts'
import type { FrozenPlan } from '../dispatch/plan.ts'
import type { NextStep } from '../jobs/next-step.ts'
import type { Stretch } from '../stretches.ts'
import type { When } from '../when.ts'
import type { RequestStatus } from './request-states.ts'

/** Whether a request may wait for the usual rounds. */
export type Urgency = 'normal' | 'urgent'

/** A help request as the house knows it. */
export interface HelpRequest {
  id: string
  neighbourhoodId: string
  number: number
  residentId: string
  category: Category
  words: string
  wantedAt: When | null
  wantedFrom: Date | null
  wantedUntil: Date | null
  urgency: Urgency
  language: Language
  street: string | null
  houseNumber: string | null
  postcode: string | null
  places: number
  status: RequestStatus
  plan: FrozenPlan | null
  nextStep: NextStep | null
  nextStepAt: Date | null
  fence: number
  withDeskSince: Date | null
  withDeskWhy: string | null
  takenBy: string | null
  allRight: string | null
  openedAt: Date
  /** Who of a household it is for, where the phone is shared; null where it is not. */
  forWhom: string | null
  /** Something to be answered in writing, not to be done. */
  isQuestion: boolean
  /** The arrangement that this is one time of. */
  arrangementId: string | null
  /** Another time that waits for somebody's yes or no, who proposed it, and when. */
  proposedAt: When | null
  proposedBy: string | null
  proposedOn: Date | null
}

/** Who did something: a person's id, a Slack user such as slack:U123, or foardoar. */
export type Actor = string
/** What Foardoar does by itself. */
export const foardoar: Actor = 'foardoar'

/** The stretch of time for which help is wanted, if both edges are known. */
export function wantedStretch({ wantedFrom, wantedUntil }: HelpRequest): Stretch | null {
  return wantedFrom && wantedUntil ? { from: wantedFrom, until: wantedUntil } : null
}

/** Street, number and postcode as one line; null if no street is known. */
export function addressOf(place: Pick<HelpRequest, 'street' | 'houseNumber' | 'postcode'>): string | null {
  const street = [place.street, place.houseNumber].filter(Boolean).join(' ')
  return [street, place.postcode].filter(Boolean).join(', ') || null
}

/** The name by which a neighbour is spoken of. */
export function firstNameOf(name: string | null): string | null {
  return name?.trim().split(/\s+/)[0] || null
}
