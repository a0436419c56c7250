import type { HelpRequest } from '../requests/help-request.ts'
import { digitsOf } from '../rides/ride-place.ts'
import { schemeOf } from '../rides/scheme-of.ts'
import { travelIn } from '../rides/travel.ts'
import type { Work } from '../work.ts'

/** How many meters it is by road from a home with this postcode; null where that is not known. */
export type HowFar = (postcode: string | null) => number | null

/** Knows how far it is to where this help is wanted, by the postcodes between which rides are planned too. */
export function howFarTo(work: Work, request: Pick<HelpRequest, 'neighbourhoodId' | 'postcode'>): HowFar {
  const scheme = schemeOf(work, request.neighbourhoodId)
  const to = digitsOf(request)
  if (!scheme || to === null || !scheme.area[to]) return () => null
  const travel = travelIn(work, request.neighbourhoodId, scheme)
  return (postcode) => {
    const from = digitsOf({ postcode })
    // for a ride what lies outside the area counts as far; of a home there it is not known how far
    return from !== null && scheme.area[from] ? travel(from, to).meters : null
  }
}
