import type { OutgoingText, OutgoingWhisper } from './outgoing-message.ts'

/** What a desk card is about. */
export interface CardSubject {
  kind: 'request' | 'volunteer' | 'person'
  id: string
}

/** An outbox row's content: texts are written out; a card is drawn from the rows as they are when it is sent. */
export type StoredContent =
  | OutgoingText
  | OutgoingWhisper
  | { kind: 'card'; subject: CardSubject }
  | { kind: 'note'; text: string; alarm: boolean; under: CardSubject | null }
