import { createHash } from 'node:crypto'
import type { InboundMessage } from './inbound-message.ts'

/** Nobody means more than this by one message; the rest is cut. */
const longestText = 4000
const longestId = 200

/** Makes a message safe to store: NUL and lone surrogates would break jsonb, an endless id would break an index. */
export function clean(message: InboundMessage): InboundMessage {
  return {
    channel: message.channel,
    providerId: shortId(message.providerId),
    sender: shortId(message.sender),
    content: cleanDeep(message.content) as InboundMessage['content'],
  }
}

/** An id that fits an index, equal for equal ids. */
export function shortId(id: string): string {
  const whole = wellFormed(id)
  return whole.length <= longestId ? whole : `sha256:${createHash('sha256').update(whole).digest('hex')}`
}

function cleanDeep(value: unknown): unknown {
  if (typeof value === 'string') return cut(wellFormed(value))
  if (Array.isArray(value)) return value.map(cleanDeep)
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleanDeep(inner)]))
  }
  return value
}

function wellFormed(text: string): string {
  return text.replaceAll('\0', '').toWellFormed()
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
