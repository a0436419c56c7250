/** Where somebody is reached, and who uses their phone too, as the desk sees and changes it. */
export interface PhoneFile {
  name: string | null
  neighbourhoodId: string
  isVolunteer: boolean
  /** Where a message can go now. */
  addresses: { id: string; channel: string; identifier: string }[]
  /** Where the first word from us goes; null is where they wrote last. */
  preferred: string | null
  housemates: { id: string; name: string; helps: boolean; toldBy: string }[]
}

/** What the desk changes of it. */
export interface PhoneEdit {
  /** Where messages go from now on, and where they went when the form was opened; null if that stays. */
  address: { to: string | null; from: string | null } | null
  /** Who uses this phone too, and whether they agreed to the desk themselves or the owner of the phone said so. */
  add: { name: string; toldBy: 'themselves' | 'owner' } | null
  /** Housemates who no longer do. */
  remove: string[]
  /** Housemates who from now on help too, and who do so no more. */
  helps: { on: string[]; off: string[] }
}
