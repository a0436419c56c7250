import type { Reader } from '../slots.ts'
import type { Neighbourhood } from './neighbourhoods.ts'

/** Who reads in this neighbourhood at this moment: its clock, and its own names for the kinds of help. */
export function readerAt({ zone, categories, kinds }: Neighbourhood, now: Date): Reader {
  return { now, zone, kinds: { listed: categories, described: kinds } }
}
