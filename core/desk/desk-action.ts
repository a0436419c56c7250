import type { ArrangementChange } from '../arrangements/change-arrangement.ts'
import type { PairConsent } from '../arrangements/pairs/propose-pair.ts'
import type { HouseholdForm } from '../households/household.ts'
import type { OrganisationForm } from '../organisations/keep-organisation.ts'
import type { PhoneEdit } from '../people/phone-file.ts'
import type { VolunteerEdit } from '../people/volunteer-file.ts'
import type { BehalfForm } from '../professionals/on-behalf.ts'
import type { KeptAnswerForm } from '../questions/kept-answer.ts'
import type { Because, Consent, Share } from '../referrals/referral.ts'
import type { RideWish } from '../rides/ride-wish.ts'

/** What a member of the desk can do; each comes from a button, a form or `/foardoar`. */
export type DeskAction =
  | { name: 'request.dispatch'; requestId: string }
  /** Everybody who is able is asked at once. */
  | { name: 'request.ask-all'; requestId: string; beyondLimit: boolean }
  | { name: 'request.take'; requestId: string }
  /** Every ride to come of a weekly one. */
  | { name: 'request.end-weekly'; requestId: string }
  /** Two rides are driven in one trip. */
  | { name: 'request.together'; requestId: string; withId: string }
  /** A ride that shares its trip goes alone again, and so does the other one. */
  | { name: 'request.apart'; requestId: string }
  /** A volunteer and the resident are brought together for as long as both want. */
  | { name: 'request.pair'; requestId: string; volunteerId: string; consent: PairConsent }
  /** Help that comes back, or a lasting pair, is changed or ended. */
  | { name: 'arrangement.change'; arrangementId: string; change: ArrangementChange }
  | { name: 'request.assign'; requestId: string; volunteerId: string }
  | {
      name: 'request.edit'
      requestId: string
      category: string
      wantedAt: string | null
      urgency: 'normal' | 'urgent'
      words: string
      places: number | null
    }
  | {
      name: 'request.refer'
      requestId: string
      organisationId: string
      note: string
      share: Share
      consent: Consent
      followUpOn: string
    }
  | { name: 'referral.taken-up'; referralId: string }
  | { name: 'referral.not-taken-up'; referralId: string; because: Because }
  | { name: 'referral.ask-again'; referralId: string }
  /** Somebody who was sent by a practice was spoken to: they want it, and may the practice hear how it goes? */
  | { name: 'contact.agreed'; requestId: string; tells: boolean }
  | { name: 'contact.declined'; requestId: string }
  /** The directory of the neighbourhood. */
  | { name: 'organisation.keep'; organisationId: string | null; form: OrganisationForm }
  | { name: 'request.reply'; requestId: string; text: string }
  /** A question is answered in writing, and the answer may be kept under a title. */
  | { name: 'question.answer'; requestId: string; text: string; keepAs: string | null }
  /** Trained volunteers are asked to answer a question, in these words. */
  | { name: 'question.ask'; requestId: string; words: string }
  /** A volunteer's answer goes to the resident as it is. */
  | { name: 'question.send'; requestId: string }
  /** The people and requests of one household together. */
  | { name: 'household.open'; form: HouseholdForm }
  | { name: 'household.edit'; householdId: string; form: HouseholdForm }
  | { name: 'household.close'; householdId: string }
  /** The answers that the desk keeps. */
  | { name: 'answer.keep'; answerId: string | null; form: KeptAnswerForm & { retired: boolean } }
  /** Words for everybody who said yes. */
  | { name: 'request.tell'; requestId: string; text: string }
  | { name: 'request.close'; requestId: string; outcome: Outcome; minutes: number | null; because?: Because }
  | { name: 'volunteer.approve'; personId: string }
  | { name: 'volunteer.decline'; personId: string }
  /** A letter about what they did. */
  | { name: 'volunteer.letter'; personId: string }
  /** Somebody who says they work for an organisation. */
  | { name: 'professional.approve'; personId: string; organisationId: string }
  | { name: 'professional.decline'; personId: string }
  | {
      name: 'volunteer.edit'
      personId: string
      changes: Partial<VolunteerEdit>
      before: Partial<VolunteerEdit>
    }
  /** Somebody who asked for a person, without a request. */
  | { name: 'person.reply'; personId: string; text: string }
  | { name: 'person.hand-back'; personId: string }
  /** Where somebody's messages go, and who uses their phone too. */
  | { name: 'person.phone'; personId: string; edit: PhoneEdit }
  /** A link for this person that opens Telegram as them, once. */
  | { name: 'person.invite'; personId: string }
  /** Two people who are one, or who are not after all; each named by a phone number or a request. */
  | { name: 'desk.link'; one: string; other: string; reason: string }
  | { name: 'desk.unlink'; one: string; reason: string }
  /** Who hears of danger besides the desk, until then. */
  | { name: 'desk.on-call'; who: string; phone: string | null; until: string }
  | { name: 'desk.off-call' }
  /** A request at the counter or by phone. */
  | { name: 'desk.new'; form: CounterForm }
  /** Somebody at the counter who wants to help. */
  | { name: 'desk.sign-up'; form: SignUpForm }
  /** A booked ride, and as it was when the form was opened. */
  | {
      name: 'ride.edit'
      requestId: string
      words: string
      urgency: 'normal' | 'urgent'
      wish: RideWish
      before: RideWish
    }
  /** A ride for somebody on the phone, picked up at home. */
  | { name: 'desk.ride'; form: RideForm }

export const outcomes = ['done', 'unmet', 'no-longer-needed', 'other'] as const
export type Outcome = (typeof outcomes)[number]

/** How a request comes to the desk: somebody stands there, calls, or a professional asks for them. */
export const ways = ['counter', 'phone', 'professional', 'prescription'] as const
export type Way = (typeof ways)[number]

/** What the desk fills in for somebody at the counter or on the phone, or for a professional who asks for them. */
export interface CounterForm {
  how: Way
  /** Which professional asks, and what the client agreed to. */
  behalf?: BehalfForm
  name: string
  phone: string | null
  street: string
  houseNumber: string
  postcode: string | null
  category: string
  words: string
  wantedAt: string | null
  urgency: 'normal' | 'urgent'
  places: number | null
  language: string
}

/** What the desk fills in to book a ride for somebody on the phone. */
export type RideForm = Pick<
  CounterForm,
  'name' | 'phone' | 'street' | 'houseNumber' | 'postcode' | 'language'
> & {
  wish: Omit<RideWish, 'pickup'>
  /** Every week from that day on. */
  weekly: boolean
}

/** What the desk fills in for somebody at the counter who wants to help; that they agreed to be kept is part of it. */
export type SignUpForm = Pick<
  CounterForm,
  'name' | 'phone' | 'street' | 'houseNumber' | 'postcode' | 'language'
> & {
  categories: string[]
  /** Parts of the week, such as mon-morning. */
  availability: string[]
  languages: string[]
  /** The day on the certificate of conduct that the desk saw. */
  vettedOn: string | null
  approve: boolean
}
