import { createHash } from 'node:crypto'
import type { InboundMessage } from './inbound-message.ts'

/** Nobody means more than this by one message; the rest is cut. */
const longestText = 4000
const longestId = 200

/**
 * Makes a message safe to store: NUL and lone surrogates would break jsonb, an endless id would break an index. And safe
 * to show at the desk: only who is there themself can mention a member of it.
 */
export function clean(message: InboundMessage): InboundMessage {
  return {
    channel: message.channel,
    providerId: shortId(message.providerId),
    sender: shortId(message.sender),
    content: cleanDeep(
      message.content,
      message.channel === 'slack' ? wellFormed : plain,
    ) as InboundMessage['content'],
  }
}

/** An id that fits an index, equal for equal ids. */
export function shortId(id: string): string {
  const whole = wellFormed(id)
  return whole.length <= longestId ? whole : `sha256:${createHash('sha256').update(whole).digest('hex')}`
}

function cleanDeep(value: unknown, write: (text: string) => string): unknown {
  if (typeof value === 'string') return cut(write(value))
  if (Array.isArray(value)) return value.map((each) => cleanDeep(each, write))
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleanDeep(inner, write)]))
  }
  return value
}

function wellFormed(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
}

/** As `slack:U123` the house itself names a member of the desk: in what others write it is no name. */
function plain(text: string): string {
  return wellFormed(text)
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(/slack:(?=[uw])/gi, '$& ')
}

/** Cuts at a whole character: half of an emoji is a lone surrogate again. */
function cut(text: string): string {
  return text.length <= longestText
    ? text
    : text
        .slice(0, longestText)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
}
