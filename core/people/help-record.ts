/** What somebody did as a helper, for themselves to show. */
export interface HelpRecord {
  /** The first and the last day on which they helped, YYYY-MM-DD; null if they have not yet. */
  first: string | null
  last: string | null
  times: number
  minutes: number
  /** By kind of help, most often first. */
  kinds: { category: string; times: number; minutes: number }[]
}
