import type { Place } from '../conversations/meaning.ts'
import type { Core } from '../core.ts'

/** The other neighbourhood to which somebody belongs by the postcode they gave; null if they stay where they are. */
export function homeOf(
  { neighbourhoods }: Core,
  { person }: { person: { neighbourhoodId: string } },
  { postcode }: Place,
): string | null {
  const home = neighbourhoods.at(postcode)
  return home && home.id !== person.neighbourhoodId ? home.id : null
}
