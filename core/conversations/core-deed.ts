import type { InboundContent } from '../inbox/inbound-message.ts'
import type { MessageExtra } from './flow.ts'
import type { Deed } from './turn.ts'

/** What a flow can want done, and what the core itself does before any flow is asked. */
export type CoreDeed =
  | Exclude<Deed, { do: 'handToDesk' }>
  | { do: 'handToDesk'; why: string }
  | { do: 'optOut'; how: string }
  | { do: 'optIn' }
  /** The desk hears it at once; the bot goes on, unless it is left to a person from now on. */
  | { do: 'alarm'; why: string; words: string; leave?: boolean }
  /** What somebody writes while the desk talks with them. */
  | { do: 'forward'; words: string; with: MessageExtra | null }
  /** They start over while the desk talks with them: from now on the bot answers again. */
  | { do: 'leaveDesk' }
  /** A photo, a voice note, a place or a number: it goes to the desk with the request. */
  | { do: 'passOn'; content: InboundContent | null }
  /** Something that is not said to a flow: blocked, opted out at the provider, or done at the desk. */
  | { do: 'takeNote'; content: InboundContent }
