/** How an offer stands. Not reached is lapsed without an address; withdrawn was never sent or the job was called off. */
export const offerStatuses = [
  'asked',
  'accepted',
  'declined',
  'taken',
  'lapsed',
  'withdrawn',
  'handed-back',
] as const
/** How one offer stands. */
export type OfferStatus = (typeof offerStatuses)[number]

/** One volunteer asked for one request. */
export interface Offer {
  id: string
  requestId: string
  volunteerId: string
  addressId: string | null
  code: number | null
  status: OfferStatus
  place: number | null
  askedDoneAt: Date | null
  doneAt: Date | null
  minutes: number | null
  /** Who of a household comes, by first name; null while nobody said, or where they are one. */
  byWhom: string | null
}

/** The smallest number from 1 that is not taken. */
export function smallestFree(taken: Iterable<number | null>): number {
  const used = new Set(taken)
  let number = 1
  while (used.has(number)) number++
  return number
}
