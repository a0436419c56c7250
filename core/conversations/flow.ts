import type { Given } from '../advice/give-advice.ts'
import type { WeeklyTime } from '../arrangements/begin-weekly-ride.ts'
import type { PairAnswered } from '../arrangements/pairs/answer-pair.ts'
import type { GoneWhy } from '../dispatch/accept-offer.ts'
import type { WordPassed } from '../dispatch/visits/pass-word.ts'
import type { Proposed } from '../dispatch/visits/propose-time.ts'
import type { CodeUsed } from '../people/entry-codes.ts'
import type { HelpRecord } from '../people/help-record.ts'
import type { Housemate } from '../people/shared-phone.ts'
import type { OwnWishes } from '../people/volunteer-file.ts'
import type { ClientStands } from '../professionals/client-wish.ts'
import type { MovedReferral } from '../rides/change-ride.ts'
import type { Misfit } from '../rides/check-ride.ts'
import type { RideFacts } from '../rides/look-up-rides.ts'
import type { RideQuote } from '../rides/ride-wish.ts'
import type { When } from '../when.ts'
import type { Intent, Line, Seed } from './intent.ts'
import type { Category, Language, Meaning } from './meaning.ts'

/** What a flow may know: as little as it needs, read afresh for every message. */
export interface Facts {
  now: string
  zone: string
  channel: string
  language: Language
  person: {
    name: string | null
    street: string | null
    houseNumber: string | null
    postcode: string | null
    consented: boolean
    /** A number to call; null where neither they nor the desk told one. */
    phone: string | null
  }
  neighbourhood: {
    name: string
    categories: Category[]
    deskPhone: string | null
    deskHours: string | null
    /** When somebody is at the desk again; null while somebody is. */
    deskOpensAt: When | null
    pingsPerWeek: number
    /** What its ride scheme is called; null where there are no rides. */
    rides: string | null
    /** What else there is for somebody who has to get somewhere. */
    ridesElsewhere: string | null
    /** The four digits of every postcode where there is a desk; none means anywhere. */
    areas: string[]
    /** Where somebody who lives in none of them can go. */
    elsewhere: string | null
  }
  /** Who else uses this phone; nobody where it is one person's. */
  housemates: Housemate[]
  /** This person's own requests that are not closed, newest first. */
  requests: OpenRequest[]
  /** Offers that wait for this person's yes or no, oldest first. */
  offers: OpenOffer[]
  /** Questions that this person was asked to answer in writing, oldest first. */
  advice: AskedAdvice[]
  /** Jobs this person said yes to and that are not done yet, soonest first. */
  visits: Visit[]
  /** A request of this person that was done and for which we asked whether it was all right. */
  feedback: { requestId: string; number: number; category: Category; askedAt: string } | null
  /** Questions whether an organisation may know what it needs to help this person, newest first. */
  consents: { referralId: string; organisation: string; askedAt: string | null }[]
  /** Questions to this person whether something may be looked for, since a practice sent them; newest first. */
  prescriptions: { requestId: string; organisation: string; askedAt: string | null }[]
  /** For whom this person works, if they are a professional. */
  professional: { status: 'applied' | 'approved' | 'declined'; organisation: string | null } | null
  volunteer: VolunteerFacts | null
  /** Help that comes back, which this person gives or gets. */
  arrangements: StandingHelp[]
  /** Rides of this person for which there is no room yet, or for which they were just asked. */
  waits: WaitingRide[]
  /** Questions about a lasting pair that wait for this person's yes or no, oldest first. */
  pairQuestions: PairQuestion[]
  /** Another time for a visit, proposed by the other one, that waits for this person's yes or no. */
  proposals: Proposal[]
  /** When the question that now stands open was asked; null if none stands open. */
  askedAt: string | null
}

/** Somebody's file as a volunteer, as far as they decide about it themselves. */
export type VolunteerFacts = OwnWishes & {
  status: 'applied' | 'approved' | 'declined' | 'left'
  pausedUntil: string | null
}

export interface OpenRequest {
  id: string
  number: number
  category: Category
  wantedAt: When | null
  status: 'triage' | 'searching' | 'matched' | 'referred'
  /** The neighbour who comes, or the organisation that has it. */
  helper: string | null
  /** Who of the household it is for, where the phone is shared. */
  forWhom?: string | null
  /** What Foardoar does for it next by itself: after a reminder it asks whether it is done. */
  nextStep?: string | null
  word?: VisitWord | null
  /** Something to be answered in writing. */
  isQuestion?: boolean
}

/** The last word about a visit that came to this person: from the desk, or from who is on the other side of it. */
export interface VisitWord {
  at: string
  from: 'desk' | 'other'
  answered: boolean
}

export interface OpenOffer {
  id: string
  code: number | null
  number: number
  category: Category
  wantedAt: When | null
  askedAt: string
  /** asked; lapsed with the request still open (a late yes is welcome); gone: somebody else came, or it was withdrawn. */
  status: 'asked' | 'lapsed' | 'gone'
}

/** A question that somebody was asked to answer in writing. */
export interface AskedAdvice {
  id: string
  words: string
  /** When they were asked; null once they said that they will. */
  askedAt: string | null
}

/** Whether somebody wants to be a lasting pair, or whether it goes well between the two. */
export interface PairQuestion {
  id: string
  about: 'agree' | 'check-in'
  askedAt: string
}

/** Help that comes back, or a lasting pair. */
export interface StandingHelp {
  id: string
  category: Category
  /** Every so many weeks, from the next time on; null where the two meet when they please. */
  when: When | null
  /** The two are a lasting pair, without a rhythm. */
  isPair: boolean
  /** The first name of the other one; null if they never told it. */
  other: string | null
  gives: boolean
}

/** A ride that somebody waits for because the day is full. */
export interface WaitingRide {
  id: string
  when: When
  /** When they were told that there is room; null while there is none. */
  askedAt: string | null
}

/** Another time that somebody proposed for a visit. */
export interface Proposal {
  requestId: string
  number: number
  category: Category
  wantedAt: When | null
  proposedAt: When
  askedAt: string
}

export interface Visit {
  offerId: string
  /** The code with which they said yes, if there was one. */
  code: number | null
  requestId: string
  number: number
  category: Category
  wantedAt: When | null
  resident: string | null
  /** When we asked whether it is done; null if we did not yet. */
  askedDoneAt: string | null
  word?: VisitWord | null
}

/** What happens to a flow; past tense. The first four come from outside, the others are answers to its own intents. */
export type FlowEvent =
  /** The flow begins, with the message that led here (text and meaning) and what the flow before it passed on. */
  | {
      type: 'started'
      facts: Facts
      text: string
      meaning: Meaning | null
      with?: MessageExtra | null
      seed: Seed
    }
  | {
      type: 'messageArrived'
      facts: Facts
      text: string
      meaning: Meaning
      about: string | null
      with: MessageExtra | null
    }
  /** The flow that was on top is done: this one may ask its question again. */
  | { type: 'resumed'; facts: Facts }
  /** Nobody answered in time. */
  | { type: 'noReply'; facts: Facts }
  | { type: 'requestOpened'; facts: Facts; number: number }
  | { type: 'requestCancelled'; facts: Facts; number: number }
  | { type: 'requestNotFound'; facts: Facts }
  /** `mayChoose` says that another of the household may come too. */
  | { type: 'offerAccepted'; facts: Facts; details: AcceptedDetails; mayChoose: boolean }
  | { type: 'comerKept'; facts: Facts; name: string }
  /** Somebody else was first, or the request was closed: `why` says which. */
  | { type: 'offerGone'; facts: Facts; why: GoneWhy }
  /** The time is another one by now, which they had not read: the yes is asked for again. */
  | { type: 'offerMoved'; facts: Facts }
  | { type: 'offerDeclined'; facts: Facts }
  | { type: 'handedBack'; facts: Facts; number: number }
  | { type: 'applied'; facts: Facts; again: boolean }
  | { type: 'codeGiven'; facts: Facts; code: string }
  | { type: 'codeUsed'; facts: Facts; used: CodeUsed }
  | { type: 'ridesFound'; facts: Facts; rides: RideFacts }
  /** Of a weekly ride, `notYet` is what keeps it from beginning this week. */
  | { type: 'rideFits'; facts: Facts; quote: RideQuote; notYet: Misfit | null }
  /** Why not, and times to be there that would fit. */
  | { type: 'rideUnfit'; facts: Facts; why: Misfit; times: When[] }
  | { type: 'rideBooked'; facts: Facts; number: number }
  | { type: 'weeklyRideBooked'; facts: Facts; times: WeeklyTime[] }
  /** Until when they wait for room. */
  | { type: 'rideWaits'; facts: Facts; until: When }
  | { type: 'waitingLeft'; facts: Facts }
  /** The room is not for them any more: they did not want it, or it was too late. */
  | { type: 'roomGone'; facts: Facts; why: 'gone' | 'declined' }
  /** When the first ride is that still comes. */
  | { type: 'ridesSkipped'; facts: Facts; next: When | null }
  /** When the rider is picked up now; or who hears the new hour, if an organisation is to do it. */
  | { type: 'rideMoved'; facts: Facts; pickupAt: When; referral: MovedReferral | null }
  | { type: 'rideNotFound'; facts: Facts }
  /** After a no to a ride for which there is no car any more: what the rider can choose. */
  | { type: 'consentKept'; facts: Facts; organisation: string; phone: string | null; choices: Line[] }
  | { type: 'consentGone'; facts: Facts }
  /** `asks`: it is still to be asked whether the practice may hear how it goes. */
  | { type: 'contactKept'; facts: Facts; asks: boolean }
  | { type: 'contactGone'; facts: Facts }
  | { type: 'adviceBegun'; facts: Facts; words: string }
  /** Somebody else answers it, or it needs no answer any more. */
  | { type: 'adviceGone'; facts: Facts; why: 'over' | 'taken' }
  | { type: 'adviceDeclined'; facts: Facts }
  /** The resident has it, or the desk reads it first. */
  | { type: 'adviceGiven'; facts: Facts; how: Exclude<Given, 'gone'> }
  | { type: 'professionalApplied'; facts: Facts }
  /** None: the desk reads what was asked, if it may. */
  | { type: 'clientsStand'; facts: Facts; clients: ClientStands[] }
  | { type: 'arrangementEnded'; facts: Facts; ok: boolean }
  | { type: 'pairAnswered'; facts: Facts; how: PairAnswered }
  | { type: 'timeProposed'; facts: Facts; how: Proposed }
  | { type: 'proposalAnswered'; facts: Facts; ok: boolean }
  | { type: 'recordRead'; facts: Facts; record: HelpRecord }
  /** Whom it reached, by name as far as they told it, and whether it reached everybody. */
  | { type: 'wordPassed'; facts: Facts; passed: WordPassed }

/** What came with a message instead of, or besides, text. */
export type MessageExtra =
  | { kind: 'attachment'; type: string }
  | { kind: 'location' }
  | { kind: 'contact'; own: boolean }
  | { kind: 'stale-button' }
  | { kind: 'unsupported' }
  | { kind: 'edited' }
  /** A code of ours, typed or brought by a link. */
  | { kind: 'code'; code: string }

/** What a volunteer gets to know only after their yes. */
export interface AcceptedDetails {
  number: number
  category: Category
  wantedAt: When | null
  words: string
  name: string | null
  address: string | null
  phone: string | null
  /** Times, places and car, if it is a ride. */
  ride: Line[] | null
}

/** A flow as it is saved between two messages. */
export interface Frame {
  flow: string
  version: number
  saved: unknown
}

export interface FlowStep {
  saved: unknown
  intents: Intent[]
  done: boolean
}

/** One human task as a pure machine: an event comes in, intents go out. */
export interface Flow {
  name: string
  /** Raised when saved conversations of the older shape no longer fit. */
  version: number
  start(event: Extract<FlowEvent, { type: 'started' }>): FlowStep
  /** Throws when `saved` does not fit this version; the conversation then begins afresh. */
  resume(saved: unknown, event: FlowEvent): FlowStep
  /** Its question is worth nothing any more once something else came up. */
  fleeting?: true
  /** Whether this flow takes a message that arrives while another one speaks, such as a yes to a ping. */
  claims?(event: Extract<FlowEvent, { type: 'messageArrived' }>): boolean
}
