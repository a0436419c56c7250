import { spelledOut } from '../../core/outbox/fit.ts'
import type { OutgoingMessage, OutgoingText } from '../../core/outbox/outgoing-message.ts'
import type { Words } from '../../core/words.ts'
import { splitText } from '../split-text.ts'
import { type TwilioName, writeAddress } from './addresses.ts'
import { approvedVariables } from './approved-templates.ts'
import type { Contents } from './contents.ts'
import { inPlainLetters } from './plain-letters.ts'
import { richContent } from './rich-content.ts'
import { filledTemplate } from './templates.ts'

const longest = 1600
const window = 24 * 60 * 60 * 1000

/** Approved WhatsApp templates: for a line's key and a language, Twilio's content id. */
export type Templates = Record<string, Record<string, string>>

/** One call's worth: what to ask of Twilio, and how the text will read in its list of messages. */
export interface Part {
  reads: string
  params: { body: string } | { contentSid: string; contentVariables: string }
  /** The same in plain words, for when Twilio does not take this after all. */
  instead?: () => Part
}

/** What envelopes are made with. */
export interface Stationery {
  templates: Templates
  /** A line as it stands in locales/, with its slots still open. */
  rawLine: Words['raw']
  contents: Contents
  /** What stands on the button that opens a list; empty if there are no words for it. */
  openList(language: string): string
}

/**
 * What goes into the envelope: the text itself, with buttons where WhatsApp shows them, or an approved template where
 * WhatsApp lets us say nothing else; null when there is none.
 */
export async function partsOf(
  name: TwilioName,
  message: OutgoingMessage,
  content: OutgoingText,
  now: Date,
  { templates, rawLine, contents, openList }: Stationery,
): Promise<Part[] | null> {
  if (name === 'sms') return inWords(content, message.plainLetters)
  if (isInWindow(message.lastInboundAt, now) && !content.onlyAsTemplate)
    return (await withChoices(content, contents, openList)) ?? inWords(content)
  const contentSid = content.template && templates[content.template.key]?.[content.language]
  if (!content.template || !contentSid) return null
  const { key, slots } = content.template
  const line = rawLine(content.language, key)
  return [
    {
      reads: filledTemplate(line, slots),
      params: { contentSid, contentVariables: approvedVariables(line, content.template, content.about) },
    },
  ]
}

function inWords(content: OutgoingText, plainLetters = false): Part[] {
  const { text } = spelledOut(content)
  return splitText(plainLetters ? inPlainLetters(text) : text, longest).map((body) => ({
    reads: body,
    params: { body },
  }))
}

async function withChoices(
  content: OutgoingText,
  contents: Contents,
  openList: Stationery['openList'],
): Promise<Part[] | null> {
  const rich = content.choices && richContent(content, openList(content.language))
  const contentSid = rich && (await contents.sidOf(rich.definition))
  if (!rich || !contentSid) return null
  const { reads, contentVariables } = rich
  const instead = (): Part => {
    contents.forget(rich.definition)
    const body = spelledOut(content).text.toWellFormed()
    return { reads: body, params: { body } }
  }
  return [{ reads, params: { contentSid, contentVariables }, instead }]
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
