import type { ChannelName } from '../inbox/inbound-message.ts'
import type { OutgoingButtonsGone, OutgoingText, OutgoingWhisper } from './outgoing-message.ts'

/** What a desk card is about. */
export interface CardSubject {
  kind: 'request' | 'volunteer' | 'person' | 'referral' | 'professional' | 'household'
  id: string
}

/** Where a file can be fetched: the channel it came by, and what that channel knows it by. */
export interface FetchableFile {
  channel: ChannelName
  ref: string
}

/** Where a file for the desk comes from: somebody sent it, or it is a letter that is made when it is sent. */
export type FileSource = FetchableFile | { letterAbout: string }

/** An outbox row's content: texts are written out; a card is drawn from the rows as they are when it is sent. */
export type StoredContent =
  | OutgoingText
  | OutgoingWhisper
  | OutgoingButtonsGone
  | { kind: 'card'; subject: CardSubject }
  | { kind: 'note'; text: string; alarm: boolean; under: CardSubject | null }
  | { kind: 'file'; text: string; under: CardSubject | null; from: FileSource }
