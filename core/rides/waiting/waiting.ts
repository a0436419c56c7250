import type { Language } from '../../conversations/meaning.ts'
import type { Stretch } from '../../stretches.ts'
import type { RideWish } from '../ride-wish.ts'

/** How waiting for room can stand: it waits, was asked, or ended in one of four ways. */
export const waitingStates = ['waiting', 'asked', 'booked', 'declined', 'left', 'ended'] as const
/** One of them. */
export type WaitingState = (typeof waitingStates)[number]

/** Somebody who would take a ride on a day that is full. */
export interface Waiting {
  id: string
  neighbourhoodId: string
  riderId: string
  wish: RideWish
  words: string
  language: Language
  /** Who of a household rides, where the phone is shared. */
  forWhom: string | null
  /** The weekly ride that this is one time of. */
  arrangementId: string | null
  status: WaitingState
  /** After this the ride can no longer be booked. */
  waitsUntil: Date
  fence: number
}

/** Room that is kept for somebody while they are asked. */
export interface Room {
  vehicleId: string
  stretches: Stretch[]
}
