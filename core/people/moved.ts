/** The key of a row, whatever it is called: a ride goes by its request. */
export const keyOf = `coalesce(to_jsonb(t)->>'id', to_jsonb(t)->>'request_id')`

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
}
