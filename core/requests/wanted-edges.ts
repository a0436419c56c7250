import { spanOf, type When } from '../when.ts'

/** The moments that a request keeps beside its When, so that the database can compare them. */
export function wantedEdges(
  wantedAt: When | null,
  zone: string,
): { wantedFrom: Date | null; wantedUntil: Date | null } {
  const { from, until } = spanOf(wantedAt, zone)
  return {
    wantedFrom: from && new Date(from.epochMilliseconds),
    wantedUntil: until && new Date(until.epochMilliseconds),
  }
}
