/** The key of a row among those of one person, whatever it is called: a ride goes by its request, a professional's file by whose it is. */
export const keyOf = `coalesce(to_jsonb(t)->>'id', to_jsonb(t)->>'request_id', to_jsonb(t)->>'scheme_id', to_jsonb(t)->>'person_id')`

/** Rows of one table that name a person in this column. */
export interface Belongings {
  table: string
  column: string
  ids: string[]
}

/** What became of the merged one's file as a volunteer. */
export type MovedFile = { how: 'moved' } | { how: 'merged'; status: string; offerIds: string[] }

/** What a link moved, so that it can go back. */
export interface Moved {
  addressIds: string[]
  belongings: Belongings[]
  file: MovedFile | null
  /** What was known of the one who was kept, before the other one filled in the rest. */
  before?: OwnFacts & { consented: boolean }
}

const own = ['name', 'language', 'phone', 'street', 'houseNumber', 'postcode'] as const
/** What somebody told about themselves, and where they belong. */
export type OwnFacts = Record<(typeof own)[number], string | null> & { neighbourhoodId: string }

/** What is known of somebody before a link. */
export function ownFacts({
  name,
  language,
  phone,
  street,
  houseNumber,
  postcode,
  neighbourhoodId,
}: OwnFacts): OwnFacts {
  return { name, language, phone, street, houseNumber, postcode, neighbourhoodId }
}

/** What a link filled in of the other one's, and nobody has changed since: it goes. */
export function filledIn(before: OwnFacts, now: OwnFacts, other: OwnFacts): Partial<OwnFacts> {
  const foreign = own.filter((each) => now[each] === other[each] && now[each] !== before[each])
  const home =
    now.neighbourhoodId === other.neighbourhoodId ? { neighbourhoodId: before.neighbourhoodId } : {}
  return { ...Object.fromEntries(foreign.map((each) => [each, before[each]])), ...home }
}
