import type { Work } from '../work.ts'
import type { RideScheme } from './ride-scheme.ts'

/** The ride scheme of a neighbourhood; null where there is none. */
export function schemeOf(work: Pick<Work, 'core'>, neighbourhoodId: string): RideScheme | null {
  return work.core.neighbourhoods.get(neighbourhoodId).rides
}
