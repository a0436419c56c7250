import type { PhoneChannel } from './phones.ts'
import type { StreetSecrets } from './secrets.ts'
import type { ContentResource } from './twilio/content.ts'

/** Somebody of the example neighbourhood who has a phone on the page. */
export interface CastMember {
  name: string
  channel: PhoneChannel
  identifier: string
  role: 'resident' | 'volunteer'
  language: string
}

/** Somebody in the Slack workspace; only members of the desk channel are staff. */
export interface DeskMember {
  id: string
  name: string
  atDesk: boolean
}

/** How long the pretended providers wait before they bring something again, in milliseconds. */
export interface Patience {
  telegramFirst: number
  telegramMost: number
  twilio: number[]
  slackEvents: number[]
  /** How long a status callback follows its message. */
  receipts: number
}

/** Everything a street can be made with. */
export interface StreetOptions {
  secrets: StreetSecrets
  cast?: CastMember[]
  desk?: DeskMember[]
  /** Keeps what phones and the desk showed, and what was not delivered yet, over a restart. */
  journalFile?: string
  /** The program's own now. */
  now?: () => Date
  /** Lets the program's clock move. */
  passTime?: (minutes: number) => void | Promise<void>
  /** WhatsApp templates that Twilio already knows. */
  templates?: ContentResource[]
  /** Twilio tells with `OptOutType` that it took a STOP itself. */
  advancedOptOut?: boolean
  patience?: Partial<Patience>
}

/** As the real providers wait. */
export const realPatience: Patience = {
  telegramFirst: 1000,
  telegramMost: 60_000,
  twilio: [500, 2000, 5000],
  slackEvents: [0, 60_000, 300_000],
  receipts: 40,
}

/** The staff of the example neighbourhood and somebody who may not decide. */
export const exampleDesk: DeskMember[] = [
  { id: 'U0DESKSJOUK', name: 'Sjoukje', atDesk: true },
  { id: 'U0DESKBRECH', name: 'Brecht', atDesk: true },
  { id: 'U0DESKRAVIN', name: 'Ravi', atDesk: true },
  { id: 'U0GUESTKARE', name: 'Karel (guest)', atDesk: false },
]
