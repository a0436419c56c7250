import type { Share } from '../conversations/intent.ts'
import type { DeskCard, DeskNote } from '../desk/desk-card.ts'
import type { FetchedFile } from './channel.ts'

/** A choice as the person sees it; `value` comes back when it is pressed. */
export interface Choice {
  value: string
  label: string
}

/** Keys that type their label, and one that shares something. */
export interface Keys {
  share: { what: Share; label: string } | null
  labels: string[]
}

/** A text for a person, already in their language; the channel fits it to its own limits. */
export interface OutgoingText {
  kind: 'text'
  text: string
  language: string
  /** The question the choices belong to; comes back as `about`. */
  about?: string
  /** Only where the channel's limits allow so many buttons; else the text itself already says how to answer. */
  choices?: Choice[]
  /** A keyboard below the typing field; null takes an earlier one away. */
  keys?: Keys | null
  /** How to answer, for where the buttons cannot be shown after all. */
  inWords?: string
  /** The line this came from, with its slots written out: for providers that want an approved template. */
  template?: { key: string; slots: Record<string, string> }
  /** Only as an approved template: the provider says that the time for free words is over. */
  onlyAsTemplate?: boolean
}

/** A card for the desk; `ts` is the message to edit, null posts a new one. */
export interface OutgoingCard {
  kind: 'card'
  card: DeskCard
  ts: string | null
}

/** A note for the desk, in a card's thread if `threadTs` is given. */
export interface OutgoingNote extends DeskNote {
  threadTs: string | null
}

/** A file that somebody sent, for the desk; it is fetched only when the desk can take it. */
export interface OutgoingFile {
  kind: 'file'
  /** What is said with it, and alone if the file cannot be had. */
  text: string
  threadTs: string | null
  /** Everything for the desk has waited for this file long enough: now or never. */
  lastTry: boolean
  /** Null when there is nothing to fetch any more; throws when it may be had later. */
  open(): Promise<FetchedFile | null>
  /** To be called once the desk has it. */
  delivered(): Promise<void>
}

/** A line that only one member of the desk sees. */
export interface OutgoingWhisper {
  kind: 'whisper'
  user: string
  text: string
}

/** The buttons under an earlier message, whose question is closed. */
export interface OutgoingButtonsGone {
  kind: 'buttons-gone'
  /** The provider's id of the message. */
  of: string
  /** Its words, behind which the choice is shown that was pressed; null if none was. */
  text: string
  chosen: string | null
}

/** What is handed to a channel to send. */
export interface OutgoingMessage {
  /** Our own key for this message, stable over retries. */
  id: string
  to: string
  content: OutgoingText | OutgoingButtonsGone | OutgoingCard | OutgoingNote | OutgoingFile | OutgoingWhisper
  /** It is worth nothing after so many seconds. */
  validForSeconds?: number
  /** The last time this person wrote on this address. */
  lastInboundAt?: Date | null
  /** An SMS of this neighbourhood goes without the letters that make it dearer. */
  plainLetters?: boolean
  /** Somebody tried before, perhaps a process that died: since when it may have gone out, how often it was tried, and which of the provider's ids are other messages. */
  again?: { since: Date; others: string[]; tries: number }
}

/** Every way a send can end; the name says what to do next. */
export type SendOutcome =
  /** Taken by the provider, under this id; `lookedUp` if it was made sure that no earlier try had arrived. */
  | { end: 'sent'; providerId: string; lookedUp?: boolean }
  /** Try again, later; `wholeChannel` pauses every message of the channel (429, provider down). */
  | { end: 'retry'; reason: string; afterSeconds?: number; wholeChannel?: boolean }
  /** This person does not want or cannot get messages here any more. */
  | { end: 'stopped'; reason: string; how: 'opted-out' | 'closed' }
  /** It can never be sent like this: the desk hears it. */
  | { end: 'refused'; reason: string }
