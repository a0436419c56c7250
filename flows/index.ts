import { afterCare } from './after-care/after-care.ts'
import { answerOffer } from './answer-offer/answer-offer.ts'
import { askAQuestion } from './ask-a-question/ask-a-question.ts'
import { askForHelp } from './ask-for-help/ask-for-help.ts'
import { bookARide } from './book-a-ride/book-a-ride.ts'
import type { MachineFlow } from './define-flow.ts'
import { askAfterClients } from './for-a-client/ask-after-clients.ts'
import { forAClient } from './for-a-client/for-a-client.ts'
import { frontDoor } from './front-door/front-door.ts'
import { giveAdvice } from './give-advice/give-advice.ts'
import { giveConsent } from './give-consent/give-consent.ts'
import { lastingPair } from './lasting-pair/lasting-pair.ts'
import { linkAddresses } from './link-addresses/link-addresses.ts'
import { myHelp } from './my-help/my-help.ts'
import { myRide } from './my-ride/my-ride.ts'
import { mySettings } from './my-settings/my-settings.ts'
import { onPrescription } from './on-prescription/on-prescription.ts'
import { rideWaiting } from './ride-waiting/ride-waiting.ts'
import { shareNumber } from './share-number/share-number.ts'
import { sharedPhone } from './shared-phone/shared-phone.ts'
import { visitWords } from './visit-words/visit-words.ts'
import { volunteer } from './volunteer/volunteer.ts'
import { weeklyRide } from './weekly-ride/weekly-ride.ts'

/** Every flow there is; the front door comes first, and the ones that claim messages are asked in this order. */
export const flows: MachineFlow[] = [
  frontDoor,
  linkAddresses,
  forAClient,
  askAfterClients,
  sharedPhone,
  visitWords,
  askForHelp,
  askAQuestion,
  bookARide,
  volunteer,
  rideWaiting,
  weeklyRide,
  myHelp,
  shareNumber,
  answerOffer,
  afterCare,
  giveAdvice,
  giveConsent,
  lastingPair,
  onPrescription,
  myRide,
  mySettings,
]
