import type { DeskAction } from '../desk/desk-action.ts'

/** Every way in and out: three that residents know, and the desk's Slack. */
export const channels = ['telegram', 'sms', 'whatsapp', 'slack'] as const
export type ChannelName = (typeof channels)[number]

/** What somebody sent, as a channel's parse.ts understood it; nothing of the vendor's shape is left. */
export interface InboundMessage {
  channel: ChannelName
  /** The provider's own id, unique on this channel: the same id twice is the same message. */
  providerId: string
  /** Who wrote, as the channel knows them: a chat id, +316…, a WhatsApp id, a Slack user id. */
  sender: string
  content: InboundContent
  /** When the provider got it, where that was well before we did. */
  at?: Date
}

export type AttachmentType = 'photo' | 'voice' | 'video' | 'document' | 'sticker'

export type InboundContent =
  /** `robotAnswered`: a word to which the carrier's own robot gives an answer, in English and without us. */
  | { kind: 'text'; text: string; robotAnswered?: true }
  /** A button that we sent: `about` names the question it belonged to, `value` the choice. */
  | { kind: 'choice'; about: string; value: string }
  /** `ref` is what the channel needs to fetch the file later; it is never a link with a secret in it. */
  | { kind: 'attachment'; type: AttachmentType; ref: string; mime?: string; caption?: string }
  | { kind: 'location'; latitude: number; longitude: number; label?: string }
  /** A phone number that was shared; `own` only if the channel proves it is the sender's. */
  | { kind: 'contact'; phone: string; own: boolean }
  | { kind: 'edited'; text: string }
  /** A code that a link brought: from a poster, or from the desk. */
  | { kind: 'code'; code: string }
  /** Something we cannot use (a poll, a dice, an unknown kind): answered kindly. */
  | { kind: 'unsupported'; what: string }
  /** The person blocked or unblocked us at the provider: no answer is possible or wanted. */
  | { kind: 'blocked' }
  | { kind: 'unblocked' }
  /** The provider took an opt-out or opt-in word itself. */
  | { kind: 'opted-out'; how: string }
  | { kind: 'opted-in'; how: string }
  /** The same words for the twentieth time in five minutes: nobody answers a loop, and the desk hears of it once. */
  | { kind: 'repeated'; first: boolean }
  /** Something a member of the desk did in Slack, at the desk of this neighbourhood. */
  | { kind: 'desk'; action: DeskAction; at?: string }
