/** A household as the desk writes it down: what it is called, who is the contact, and who belongs to it. */
export interface HouseholdForm {
  name: string
  contact: string
  contactReach: string | null
  /** For whom the contact works; null is the desk. */
  organisation: string | null
  note: string | null
  /** Who comes to belong to it: phone numbers, or requests such as #12. */
  join: string[]
  /** Who no longer belongs to it. */
  leave: string | null
}

/** A household as the desk keeps it. */
export interface Household {
  id: string
  neighbourhoodId: string
  name: string
  contact: string
  contactReach: string | null
  organisation: string | null
  note: string | null
  consentAt: Date
  consentActor: string
  closedAt: Date | null
  members: { id: string; name: string | null; phone: string | null }[]
}

/** One thing that is going on in a household, and everybody who is busy with it. */
export interface GoingOn {
  number: number
  category: string
  status: string
  resident: string | null
  helpers: string[]
  /** The organisation that was asked to take it up. */
  referred: string | null
  /** The professional who asked for it, with their organisation. */
  askedBy: string | null
  takenBy: string | null
}

/** Something that happened to a household. */
export interface HouseholdEvent {
  at: Date
  kind: string
  actor: string
}
