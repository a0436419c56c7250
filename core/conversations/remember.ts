import type { Remembered } from './conversation.store.ts'
import type { CoreDeed } from './core-deed.ts'

/**
 * Notes a deed that changes nothing but what we know of this person, to be saved with the step itself; false for
 * every other deed. A transaction for each would make the everyday message several times as dear.
 */
export function noteInPassing(deed: CoreDeed, remembered: Remembered, consentVersion: string): boolean {
  switch (deed.do) {
    case 'rememberName':
      if (deed.name) remembered.name = deed.name
      return true
    case 'rememberPlace': {
      const { street, houseNumber, postcode } = deed.place
      if (street) remembered.street = street
      if (houseNumber) remembered.houseNumber = houseNumber
      if (postcode) remembered.postcode = postcode
      return true
    }
    case 'giveConsent':
      remembered.consentVersion = consentVersion
      return true
    case 'setLanguage':
      // the step itself carries the language of the talk
      return true
    default:
      return false
  }
}
