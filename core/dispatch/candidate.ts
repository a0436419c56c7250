import type { Category, Language } from '../conversations/meaning.ts'
import type { Rules } from '../neighbourhoods/neighbourhoods.ts'
import type { Stretch } from '../stretches.ts'
import type { When } from '../when.ts'
import type { QuietHours } from './quiet-hours.ts'

/** A volunteer as far as it matters for who is asked. */
export interface Candidate {
  personId: string
  approved: boolean
  categories: string[]
  languages: string[]
  /** Parts of the week, such as mon-morning; none means whenever. */
  availability: string[]
  /** Postcodes such as 8925 or 8925AB; none means the whole neighbourhood. */
  areas: string[]
  training: string[]
  /** The day on their certificate of conduct, and when a new one is due. */
  vettedOn: Date | null
  vettingDueOn: Date | null
  needsBuddy: boolean
  /** Sheltered work: never urgent, and never alone in somebody's home. */
  sheltered: boolean
  /** Would rather be called than texted. */
  callFirst: boolean
  pausedUntil: Date | null
  /** Hours of their own in which they are left alone, besides those of the neighbourhood. */
  ownQuiet: QuietHours | null
  urgentAtNight: boolean
  /** How far they live from where the help is wanted, by road; null where that is not known. */
  metersAway: number | null
  lastAskedAt: Date | null
  /** Their own limit, besides that of the neighbourhood. */
  pingsPerWeek: number | null
  /** How often asked in the last seven days, for any request. */
  pingsThisWeek: number
  /** Jobs said yes to in the last four weeks. */
  jobsLately: number
  /** Already asked for this very request. */
  askedForThis: boolean
  /** When they are away for what they said yes to and that is not done yet. */
  busy: Stretch[]
}

/** All that decides who is asked now. */
export interface RoundFacts {
  request: {
    residentId: string
    category: Category
    urgency: 'normal' | 'urgent'
    wantedAt: When | null
    wanted: Stretch | null
    /** When whoever does it cannot do anything else: of a ride that fetches somebody later, two stretches. */
    away: Stretch[]
    language: Language
    postcode: string | null
  }
  /** How many are to be asked. */
  people: number
  pingsPerWeek: number
  quietHours: QuietHours
  zone: string
  rules: Rules
  /** Somebody who needs no buddy has said yes already, and there is another place. */
  withBuddy: boolean
  volunteers: Candidate[]
}
