import type { CardAdvice } from '../advice/card-advice.ts'
import type { Line } from '../conversations/intent.ts'
import type { WhyAsked } from '../dispatch/why.ts'
import type { GoingOn } from '../households/household.ts'
import type { VolunteerEdit } from '../people/volunteer-file.ts'
import type { BehalfKind, Contact, Telling } from '../professionals/on-behalf.ts'
import type { When } from '../when.ts'

/** What a card in Slack shows, as plain facts; the blocks and the words are made by the Slack channel. */
export type DeskCard =
  | RequestCard
  | VolunteerCard
  | PersonCard
  | ReferralCard
  | ProfessionalCard
  | HouseholdCard

export interface RequestCard {
  kind: 'request'
  id: string
  number: number
  status: 'triage' | 'searching' | 'matched' | 'done' | 'unmet' | 'cancelled' | 'referred'
  category: string
  words: string
  wantedAt: When | null
  urgency: 'normal' | 'urgent'
  resident: {
    name: string | null
    address: string | null
    phone: string | null
    channel: string
    language: string
    /** The person, for the buttons of a talk. */
    id: string
    /** Until when the desk talks with them and the bot is silent; null when the bot talks. */
    withDeskUntil: string | null
    /** Whether somebody at the desk speaks that language. */
    isUnderstood: boolean
  }
  openedAt: string
  /** Why the desk has to look at it now (a key under desk.why), or null. */
  withDeskWhy: string | null
  takenBy: string | null
  asked: {
    name: string
    answer:
      | 'asked'
      | 'accepted'
      | 'declined'
      | 'taken'
      | 'lapsed'
      | 'withdrawn'
      | 'handed-back'
      | 'not-reached'
    tail: string | null
    /** How far the question came, for who did not answer it. */
    ping: Ping | null
  }[]
  /** Why those of the latest round and not others; null if nobody was looked for yet. */
  why: CardReasons | null
  helpers: { name: string; phone: string | null; tail: string | null }[]
  places: number
  rounds: number
  outcome: string | null
  minutesSpent: number | null
  allRight: string | null
  /** Where it was sent on to last, and what came of it. */
  referral: CardReferral | null
  /** The household that the resident belongs to, with its contact. */
  household: { name: string; contact: string } | null
  /** Something to be answered in writing. */
  isQuestion: boolean
  /** Of a question: which volunteers were asked to answer it, and what one of them wrote. */
  advice: CardAdvice | null
  /** Which professional asked for it, and what the client agreed to; null if the resident did it. */
  behalf: CardBehalf | null
  /** Times, places, car and cost, if it is a ride. */
  ride: Line[] | null
  /** The ride that it could be driven with in one trip; null if it is none, or fits no other. */
  together: RideOffer | null
  /** It is driven in one trip with another ride. */
  sharesTrip: boolean
  /** One time of a ride that comes back every week. */
  isWeeklyRide: boolean
  /** Why nobody could help (a key under desk.reason), with the desk's own words. */
  unmet: { reason: string; words: string | null } | null
  /** The latest of what happened, oldest first. */
  history: CardEvent[]
  /** How many events came before those. */
  earlier: number
  zone: string
  language: string
}

/** Why these neighbours were asked, and how many others were not for each reason (a key under desk.why-not). */
export interface CardReasons {
  asked: { name: string; why: WhyAsked }[]
  not: Record<string, number>
}

/** Another ride that fits the same trip, and what that would mean for both. */
export interface RideOffer {
  withId: string
  lines: Line[]
}

/** How far a question to a neighbour came, and by which channel. */
export interface Ping {
  channel: string
  came: 'on-its-way' | 'sent' | 'delivered' | 'read' | 'not-delivered' | 'dropped'
}

/** A professional who asked for a client, as the desk sees it. */
export interface CardBehalf {
  kind: BehalfKind
  organisation: string
  professional: string | null
  phone: string | null
  /** A message reaches them; else the desk calls. */
  messaged: boolean
  consentAt: string
  /** Who says that the client agrees: a member of the desk as slack:U123, or null for the professional. */
  consentActor: string | null
  contact: Contact
  tells: Telling
}

/** A household that the desk keeps together. */
export interface HouseholdCard {
  kind: 'household'
  id: string
  name: string
  contact: string
  contactReach: string | null
  organisation: string | null
  note: string | null
  members: string[]
  consentAt: string
  consentActor: string
  isOpen: boolean
  /** What is open for them, and who is busy with it. */
  going: GoingOn[]
  history: { at: string; kind: string; who: string }[]
  zone: string
  language: string
}

/** Somebody who came as a professional, and whether the desk knows them. */
export interface ProfessionalCard {
  kind: 'professional'
  id: string
  name: string | null
  organisation: string
  /** What they came with, until it was decided. */
  words: string | null
  status: 'applied' | 'approved' | 'declined'
  decidedBy: string | null
  phone: string | null
  channel: string
  language: string
}

/** A referral as the desk sees it. */
export interface CardReferral {
  id: string
  organisation: string
  status: 'waiting-for-consent' | 'sent' | 'taken-up' | 'not-taken-up' | 'withdrawn'
  /** What they get to know: a key under desk.share. */
  share: string
  /** How consent is had (a key under desk.consent), since when, and who gave or noted it. */
  consentBy: string
  consentAt: string | null
  consentActor: string | null
  /** A message went to them by itself. */
  messaged: boolean
  note: string | null
  followUpAt: string
  reason: string | null
  reasonWords: string | null
  settledBy: string | null
  phone: string | null
  email: string | null
}

/** The question of the follow-up: did they take it up? */
export interface ReferralCard {
  kind: 'referral'
  id: string
  number: number
  category: string
  residentName: string | null
  referral: CardReferral
  /** The desk is asked now; else it was answered, or waits for another day. */
  isAsked: boolean
  zone: string
  language: string
}

/** One thing that happened to a request, and who did it. */
export interface CardEvent {
  at: string
  /** What happened (a key under desk.history). */
  kind: string
  /** A name, a member of the desk as slack:U123, empty for somebody whose name nobody knows, or null for Foardoar itself. */
  who: string | null
  /** Why it was given to the desk (a key under desk.why). */
  why: string | null
  /** How many neighbours were asked at once. */
  asked: number | null
}

export interface VolunteerCard {
  kind: 'volunteer'
  id: string
  name: string
  file: VolunteerEdit
  /** The member of the desk who saw the certificate of conduct, as slack:U123. */
  vettedBy: string | null
  /** The last day of a pause, YYYY-MM-DD; null if they may be asked. */
  pausedUntil: string | null
  phone: string | null
  channel: string
  status: 'applied' | 'approved' | 'declined' | 'left'
  decidedBy: string | null
  language: string
}

/** A talk that a member of the desk should take or has taken. */
export interface PersonCard {
  kind: 'person'
  id: string
  name: string | null
  channel: string
  /** asked-for-person, danger-112, danger-113, misunderstood, wrote-after-stop, set-aside … (a key under desk.why) */
  why: string | null
  words: string | null
  /** Until when the desk talks with them and the bot is silent; null when the bot talks. */
  withDeskUntil: string | null
  zone: string
  personLanguage: string
  /** What the bot makes of their words, where nobody at the desk speaks that language; else null. */
  understood: Understood | null
  language: string
}

/** What a text seems to mean. */
export interface Understood {
  category: string | null
  when: When | null
  answer: 'yes' | 'no' | 'yes-but' | null
}

/** A line in a card's thread or in the desk channel itself, already in the desk's language. */
export interface DeskNote {
  kind: 'note'
  text: string
  alarm: boolean
}
