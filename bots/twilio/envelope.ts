import type { OutgoingMessage, OutgoingText } from '../../core/outbox/outgoing-message.ts'
import { splitText } from '../split-text.ts'
import { type TwilioName, writeAddress } from './addresses.ts'
import { contentVariables, filledTemplate } from './templates.ts'

const longest = 1600
const window = 24 * 60 * 60 * 1000

/** Approved WhatsApp templates: for a line's key and a language, Twilio's content id. */
export type Templates = Record<string, Record<string, string>>

/** A line as it stands in locales/, with its slots still open. */
export type RawLine = (language: string, key: string, slots: string[]) => string

/** One call's worth: what to ask of Twilio, and how the text will read in its list of messages. */
export interface Part {
  reads: string
  params: { body: string } | { contentSid: string; contentVariables: string }
}

/**
 * What goes into the envelope: the text itself, in parts that Twilio takes, or an approved template where WhatsApp
 * lets us say nothing else; null when there is none.
 */
export function partsOf(
  name: TwilioName,
  message: OutgoingMessage,
  content: OutgoingText,
  now: Date,
  templates: Templates,
  rawLine: RawLine,
): Part[] | null {
  if (name === 'sms' || isInWindow(message.lastInboundAt, now)) {
    return splitText(content.text, longest).map((body) => ({ reads: body, params: { body } }))
  }
  const contentSid = content.template && templates[content.template.key]?.[content.language]
  if (!content.template || !contentSid) return null
  const { key, slots } = content.template
  const line = rawLine(content.language, key, Object.keys(slots))
  return [
    {
      reads: filledTemplate(line, slots),
      params: { contentSid, contentVariables: contentVariables(line, slots) },
    },
  ]
}

/** WhatsApp lets us speak freely for 24 hours after somebody wrote. */
function isInWindow(lastInboundAt: Date | null | undefined, now: Date): boolean {
  return lastInboundAt != null && now.getTime() - lastInboundAt.getTime() < window
}

/** What is written on the envelope: to whom, from which sender, and how long it is worth delivering. */
export function addressing(
  name: TwilioName,
  message: OutgoingMessage,
  sender: { from: string } | { messagingServiceSid: string },
  statusCallback: string,
): {
  to: string
  from?: string
  messagingServiceSid?: string
  statusCallback: string
  validityPeriod?: number
} {
  const { validForSeconds: seconds } = message
  const validity =
    seconds === undefined ? {} : { validityPeriod: Math.min(36_000, Math.max(1, Math.floor(seconds))) }
  return { to: writeAddress(name, message.to), ...sender, statusCallback, ...validity }
}
