import { z } from 'zod'

const word = z.string().max(80)

/** Somewhere to be picked up or brought, in the words people use for it, with its address as far as it is known. */
export const ridePlaceSchema = z.strictObject({
  name: word,
  street: word.nullable(),
  houseNumber: word.nullable(),
  postcode: word.nullable(),
})
export type RidePlace = z.infer<typeof ridePlaceSchema>

/** The four digits by which distances are estimated; null if the postcode is not known. */
export function digitsOf({ postcode }: Pick<RidePlace, 'postcode'>): string | null {
  return /^\d{4}/.exec(postcode ?? '')?.[0] ?? null
}

/** Street, number and postcode in one line; null if nothing of it is known. */
export function addressOfPlace({ street, houseNumber, postcode }: RidePlace): string | null {
  const house = [street, houseNumber].filter(Boolean).join(' ')
  return [house, postcode].filter(Boolean).join(', ') || null
}

/** The place as it is read back: its name, and its address where that says more. */
export function placeLine(place: RidePlace): string {
  const address = addressOfPlace(place)
  if (address === null || place.name === address) return place.name
  return place.name ? `${place.name}, ${address}` : address
}
