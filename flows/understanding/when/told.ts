import type { Reading } from './lexemes.ts'

/** So many words may stand between a day and what was thought or done then, and the verb of what has been done. */
const near = 3
const far = 8

/**
 * Whether this day is told of and not asked for: "zij is vrijdag overleden", "what I asked on Friday".
 * What is said to have been done, or thought, within the same clause, was.
 */
export function isTold(r: Reading, start: number, end: number): boolean {
  const earlier = clauseBefore(r, start)
  if (earlier.slice(0, near).some((place) => r.at(place, 'told.did') !== null)) return true
  if (!earlier.some((place) => r.at(place, 'told.have') !== null)) return false
  // "hat my in tablet jûn" is given, and not tonight
  if (r.at(start, 'told.done')?.end === end) return r.closes(end)
  return clauseFrom(r, end).some((place) => r.at(place, 'told.done') !== null)
}

function clauseBefore(r: Reading, start: number): number[] {
  const places: number[] = []
  for (let place = start - 1; place >= 0 && start - place <= far; place--) {
    if (r.kind(place) === 'break' || r.pauses(place, place + 1) || asks(r, place)) break
    places.push(place)
  }
  return places
}

function clauseFrom(r: Reading, end: number): number[] {
  const places: number[] = []
  if (r.pauses(end - 1, end)) return places
  for (let place = end; place < end + far && r.kind(place) !== 'end' && r.kind(place) !== 'break'; place++) {
    if (asks(r, place)) return []
    places.push(place)
    if (r.pauses(place, place + 1)) break
  }
  return places
}

function asks(r: Reading, place: number): boolean {
  return r.at(place, 'told.asks') !== null
}
