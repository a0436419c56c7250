import type { ChannelName } from '../inbox/inbound-message.ts'
import type { OutgoingButtonsGone, OutgoingText, OutgoingWhisper } from './outgoing-message.ts'

/** What a desk card is about. */
export interface CardSubject {
  kind: 'request' | 'volunteer' | 'person' | 'referral'
  id: string
}

/** Where a file can be fetched: the channel it came by, and what that channel knows it by. */
export interface FileSource {
  channel: ChannelName
  ref: string
}

/** An outbox row's content: texts are written out; a card is drawn from the rows as they are when it is sent. */
export type StoredContent =
  | OutgoingText
  | OutgoingWhisper
  | OutgoingButtonsGone
  | { kind: 'card'; subject: CardSubject }
  | { kind: 'note'; text: string; alarm: boolean; under: CardSubject | null }
  | { kind: 'file'; text: string; under: CardSubject | null; from: FileSource }
