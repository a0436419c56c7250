import type { Category, Language } from '../conversations/meaning.ts'

/** What volunteers decide about themselves, by chat or at the desk. */
export interface OwnWishes {
  categories: Category[]
  languages: Language[]
  /** Parts of the week, such as mon-morning; none means whenever. */
  availability: string[]
  /** Postcodes such as 8925 or 8925AB; none means the whole neighbourhood. */
  areas: string[]
  /** Pings a week at most; null means as many as the neighbourhood's own limit. */
  pingsPerWeek: number | null
  /** No pings between these, on top of the neighbourhood's quiet hours. */
  quietFrom: string | null
  quietUntil: string | null
  /** Would rather be called than texted. */
  callFirst: boolean
}
