import type { Reader } from '../slots.ts'
import type { Neighbourhood } from './neighbourhoods.ts'

/** Who reads in this neighbourhood at this moment: its clock, its own names for the kinds of help, and its own texts. */
export function readerAt({ zone, categories, kinds, texts }: Neighbourhood, now: Date): Reader {
  return { now, zone, texts, kinds: { listed: categories, described: kinds } }
}

/** The same for what stays where it is written, such as a card: its days are days, and never tomorrow. */
export function lastingReaderAt(neighbourhood: Neighbourhood, now: Date): Reader {
  return { ...readerAt(neighbourhood, now), lasting: true }
}
