import type { VolunteerChange } from '../people/change-volunteer.ts'
import type { ClientWish } from '../professionals/client-wish.ts'
import type { RideWish } from '../rides/ride-wish.ts'
import type { Slots } from '../slots.ts'
import type { When } from '../when.ts'
import type { Category, Expectation, Language, Place } from './meaning.ts'

/** What one flow passes on to the next. */
export type Seed = Record<string, string | number | boolean | null>

/** A line to be said: a key in locales/ (file.key) and what fills its slots. */
export interface Line {
  key: string
  slots?: Slots
}

/** What a phone can share by itself. */
export type Share = 'contact' | 'location'

/** A choice offered with a question; its label is a key in locales/. */
export interface ChoiceKey {
  value: string
  key: string
  slots?: Slots
}

/** What a flow wants done; imperative. core/conversations/carry-out.ts turns each into a deed. */
export type Intent =
  | ({ do: 'say' } & Line)
  | ({
      do: 'ask'
      expects: Expectation
      choices?: ChoiceKey[]
      /** What can be shared with one press where the channel has a button for it. */
      share?: Share
      replyWithinMinutes?: number
    } & Line)
  /** Ends this flow and begins another one with the same message. */
  | { do: 'goTo'; flow: string; seed?: Seed }
  | { do: 'rememberName'; name: string }
  | { do: 'rememberPhone'; phone: string }
  | { do: 'rememberPlace'; place: Place }
  | { do: 'giveConsent' }
  /** Somebody else uses this phone too, and agreed that we know their name; they may want to help as well. */
  | { do: 'sharePhone'; name: string; helps: boolean }
  /** They no longer do. */
  | { do: 'stopSharing'; name: string }
  | { do: 'setLanguage'; language: Language }
  /** Answered by requestOpened. */
  | {
      do: 'openRequest'
      category: Category
      words: string
      wantedAt: When | null
      urgency: 'normal' | 'urgent'
      /** Who of the household it is for, where a phone is shared. */
      forWhom?: string | null
    }
  /** Answered by requestCancelled or requestNotFound. */
  | { do: 'cancelRequest'; requestId: string }
  /** Something to add to an open request, such as a remark; the desk sees it in the thread. */
  | { do: 'addToRequest'; requestId: string; words: string }
  /** Answered by applied. */
  | {
      do: 'applyAsVolunteer'
      categories: Category[]
      languages: Language[]
      availability: string[]
      reachBy: string | null
    }
  | ({ do: 'changeVolunteer' } & VolunteerChange)
  /** The first word from us goes to where they write from now. */
  | { do: 'preferHere' }
  /** A code to be sent from another phone or app, to be known there too; answered by codeGiven. */
  | { do: 'giveCode' }
  /** Answered by codeUsed. */
  | { do: 'useCode'; code: string }
  /** Answered by offerAccepted or offerGone. */
  | { do: 'acceptOffer'; offerId: string; tail: string | null; condition: boolean }
  /** Who of the household on this phone comes; answered by comerKept or offerGone. */
  | { do: 'chooseWhoComes'; offerId: string; name: string }
  /** Answered by offerDeclined or offerGone. */
  | { do: 'declineOffer'; offerId: string; tail: string | null }
  /** A question about a ping, before any yes or no: the desk sees it under the card. */
  | { do: 'askAboutOffer'; offerId: string; words: string }
  /** Answered by handedBack. */
  | { do: 'handBack'; offerId: string; tail: string | null }
  | { do: 'reportDone'; offerId: string; minutes: number | null; tail: string | null }
  /** Not done: the desk hears it, or a new time is kept. */
  | {
      do: 'reportNotDone'
      offerId: string
      tail: string | null
      /** Of a ride: the rider was not there, or we were not. */
      whose?: 'no-show' | 'missed-by-us' | null
    }
  /** What a talk about a ride begins with; answered by ridesFound. */
  | { do: 'lookUpRides' }
  /** Whether they may ride is asked once. */
  | { do: 'rememberMayRide'; mayRide: boolean }
  /** Answered by rideFits or rideUnfit. */
  | { do: 'checkRide'; wish: RideWish; weekly: boolean }
  /** The rider wants to be there at another time, or so many minutes later; answered by rideMoved, rideUnfit or rideNotFound. */
  | { do: 'moveRide'; requestId: string; to: When | { minutes: number } }
  /** Answered by rideBooked or weeklyRideBooked, or by rideUnfit when somebody else was first. */
  | { do: 'bookRide'; wish: RideWish; words: string; weekly: boolean; forWhom: string | null }
  /** To wait for room on a full day; answered by rideWaits, rideFits, rideUnfit or rideNotFound. */
  | { do: 'waitForRide'; wish: RideWish; words: string; forWhom: string | null }
  /** To wait for room in place of a booked ride that has no car; answered by rideWaits, rideBooked, rideUnfit or rideNotFound. */
  | { do: 'waitInstead'; requestId: string }
  /** There is room: whether it is wanted still; answered by rideBooked, roomGone or rideUnfit. */
  | { do: 'answerRoom'; waitingId: string; wants: boolean }
  /** Answered by waitingLeft or roomGone. */
  | { do: 'leaveWaiting'; waitingId: string }
  /** A weekly ride is not wanted on these days; answered by ridesSkipped or rideNotFound. */
  | { do: 'skipRides'; arrangementId: string; days: string[] }
  | { do: 'giveFeedback'; requestId: string; allRight: boolean; tail: string | null }
  /** May an organisation know what it needs? Answered by consentKept or consentGone. */
  | { do: 'answerConsent'; referralId: string; agrees: boolean }
  /** Shall we look for something, since a practice sent them? Answered by contactKept or contactGone. */
  | { do: 'answerContact'; requestId: string; agrees: boolean }
  /** May the practice hear how it goes? */
  | { do: 'answerTelling'; requestId: string; agrees: boolean }
  /** Something to be answered in writing; answered by requestOpened. */
  | { do: 'askQuestion'; words: string; category: Category }
  /** A trained volunteer will answer a question in writing; answered by adviceBegun or adviceGone. */
  | { do: 'beginAdvice'; adviceId: string }
  /** Or does not; answered by adviceDeclined. */
  | { do: 'declineAdvice'; adviceId: string }
  /** What they answer; answered by adviceGiven or adviceGone. */
  | { do: 'giveAdvice'; adviceId: string; text: string }
  /** Somebody says that they work for an organisation, and asks for their clients; answered by professionalApplied. */
  | { do: 'applyAsProfessional'; name: string; worksFor: string; words: string }
  /** What a professional asks for a client, of whom nothing is kept with the professional; answered by requestOpened. */
  | ({ do: 'openForClient' } & ClientWish)
  /** What a professional writes about somebody: it comes into the thread of that request. */
  | { do: 'passNews'; words: string; number: number | null }
  /** How does it stand with what a professional asked for clients? The desk may read it where there is none. Answered by clientsStand. */
  | { do: 'askAfterClients'; words: string; number: number | null; orDesk: boolean }
  /** Help that comes back stops; answered by arrangementEnded. */
  | { do: 'endArrangement'; arrangementId: string }
  /** Whether somebody wants to be a lasting pair, or whether it goes well; answered by pairAnswered. */
  | { do: 'answerPair'; arrangementId: string; agrees: boolean; words: string | null }
  /** Answered by timeProposed. */
  | { do: 'proposeTime'; requestId: string; proposed: When }
  /** Something about a visit for who is on the other side of it, or for the desk that asked; answered by wordPassed. */
  | { do: 'passWord'; requestId: string; words: string; to: 'desk' | 'other'; atClosedDoor: boolean }
  /** Answered by proposalAnswered. */
  | { do: 'answerProposal'; requestId: string; suits: boolean }
  /** What somebody did as a helper; answered by recordRead. */
  | { do: 'readRecord' }
  /** A helper worries about a resident: the desk hears it, and the resident never does. */
  | { do: 'tellWorry'; requestId: string | null; words: string }
  /** The bot falls silent and a person at the desk takes over. */
  | { do: 'handToDesk'; why: 'asked-for-person' | 'misunderstood' | 'complaint' }
  /** The desk hears something at once; no change for the person. */
  | { do: 'tellDesk'; why: string; words: string | null }
