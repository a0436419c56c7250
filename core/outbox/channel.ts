import type { Express } from 'express'
import type { DeskAuditEntry } from '../desk/audit-trail.store.ts'
import type { ChannelName, InboundMessage } from '../inbox/inbound-message.ts'
import type { Rate } from './bucket.ts'
import type { OutgoingMessage, SendOutcome } from './outgoing-message.ts'

/** What a channel may ask of the house: keep a message, take a receipt, or write down what was refused. */
export interface House {
  /** Keeps a message for good; resolves only after commit. Throws when it could not be kept: answer 5xx. */
  accept(message: InboundMessage): Promise<'kept' | 'duplicate'>
  /** A receipt from the provider; late, doubled or disordered ones do no harm. */
  receipt(channel: ChannelName, receipt: Receipt): Promise<void>
  /** Whether this channel brings what people send, as far as it can tell; to be said at each try. Returns at once. */
  hearing(channel: ChannelName, well: boolean): void
  /** Writes down what somebody tried or looked up at a desk. */
  audit(entry: DeskAuditEntry): Promise<void>
}

/** What a provider says of a message afterwards. */
export interface Receipt {
  providerId: string
  /** Our own key, where the provider gives it back. */
  messageId?: string
  delivery: Delivery
  failure?: Failure
}

export type Delivery = 'queued' | 'sent' | 'delivered' | 'read' | 'failed'

/** Why a message did not arrive, and whether the same address may be tried once more. */
export interface Failure {
  reason: string
  /** They said STOP: nothing more goes to them, anywhere. */
  optedOut?: true
  again?: { afterSeconds: number } | 'as-template'
}

/** What a message on this channel can hold; the outbox fits every text to it before the row is written. */
export interface ChannelLimits {
  /** Most buttons under one message; 0 means that choices are written into the text. */
  buttons: number
  /** Longest label on a button, in characters. */
  buttonLabel: number
  /** A list to pick from, for more choices than there can be buttons. */
  list?: { items: number; label: number }
  /** Whether a phone can share something with one press. */
  shares?: true
  /** Most messages a second over the whole channel. */
  perSecond?: number
  /** How fast one address may get messages, where the provider counts for each; for channels with few addresses. */
  perAddress?: Rate
  /** How fast what was sent may be changed, over the whole channel. */
  edits?: Rate
}

/** A file that somebody sent, as its provider gave it. */
export interface FetchedFile {
  bytes: Uint8Array<ArrayBuffer>
  mime: string
  fileName: string
}

/** One way in and out. A channel carries no opinions: it parses, sends and knows its limits. */
export interface Channel {
  names: ChannelName[]
  limits(name: ChannelName): ChannelLimits
  /** Adds webhooks to the server; called before it listens. */
  routes?(app: Express, house: House): void
  /** Starts polling or a socket where there is no public URL; registers a webhook where there is one. */
  start?(house: House): Promise<void>
  stop?(): Promise<void>
  /** One message to the provider, with no retries of its own. Never throws for what a provider may answer. */
  send(name: ChannelName, message: OutgoingMessage): Promise<SendOutcome>
  /** A file that came in, by the `ref` it came with; null when it is gone, too large or of a kind we do not pass on. Throws when it may be had later. */
  fetchFile?(name: ChannelName, ref: string): Promise<FetchedFile | null>
  /** A link that opens a chat with us and brings this code along; null while the channel does not know its own name. */
  joinLink?(code: string): string | null
  /** The desk has the file: the provider need not keep it any longer. */
  forgetFile?(name: ChannelName, ref: string): Promise<void>
}
