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

/** Training that most kinds of help that need one ask for; a neighbourhood's rules may name others. */
export const trainings = ['driver', 'care', 'questions'] as const

/** All that the desk can change of a volunteer's file. */
export interface VolunteerEdit extends Omit<OwnWishes, 'categories' | 'languages'> {
  categories: string[]
  languages: string[]
  /** The day on the certificate of conduct (VOG), as YYYY-MM-DD, and when a new one is due. */
  vettedOn: string | null
  vettingDueOn: string | null
  training: string[]
  needsBuddy: boolean
  sheltered: boolean
  urgentAtNight: boolean
  note: string | null
}

/** A volunteer's file in the shape in which the desk edits it. */
export function editable(row: Omit<VolunteerEdit, 'vettedOn' | 'vettingDueOn'> & Vetting): VolunteerEdit {
  const { categories, languages, availability, areas, pingsPerWeek, quietFrom, quietUntil } = row
  const { callFirst, training, needsBuddy, sheltered, urgentAtNight, note } = row
  return {
    ...{ categories, languages, availability, areas, pingsPerWeek, quietFrom, quietUntil, callFirst },
    ...{ training, needsBuddy, sheltered, urgentAtNight, note },
    vettedOn: dayOf(row.vettedOn),
    vettingDueOn: dayOf(row.vettingDueOn),
  }
}

interface Vetting {
  vettedOn: Date | null
  vettingDueOn: Date | null
}

function dayOf(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10)
}
