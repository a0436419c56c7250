import type { Category, Place } from '../conversations/meaning.ts'
import type { RequestStatus } from '../requests/request-states.ts'
import type { When } from '../when.ts'

/** What a professional asks by chat for a client who agreed to it. */
export interface ClientWish {
  name: string
  place: Place
  phone: string | null
  category: Category
  words: string
  wantedAt: When | null
  /** The client agrees that the professional hears how it goes. */
  tells: boolean
}

/** A request for a client as the professional may know it. */
export interface ClientStands {
  number: number
  category: string
  status: RequestStatus
}
