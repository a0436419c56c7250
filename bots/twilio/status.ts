import type { InboundMessage } from '../../core/inbox/inbound-message.ts'
import type { Delivery, Failure, Receipt } from '../../core/outbox/channel.ts'
import { readAddress, type TwilioName } from './addresses.ts'
import { outcomeOfCode, outsideWindow } from './outcome.ts'
import type { Fields } from './parse.ts'

/** Where Twilio posts how far our messages came. */
export const statusPath = '/twilio/status'

const deliveries: Record<string, Delivery> = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  partially_delivered: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
}

/** How far a message came. `closing` tells that nothing more may be sent to this person, as their own message would. */
export interface StatusNews {
  channel: TwilioName
  receipt: Receipt
  code?: number
  closing?: InboundMessage
}

const ourKey = 'message'

/** Where the receipts of a message are to be posted: they bring its own key along, and may be faster than the answer to the call. */
export function statusAddress(publicUrl: string, messageId: string): string {
  return `${publicUrl.replace(/\/+$/, '')}${statusPath}?${ourKey}=${encodeURIComponent(messageId)}`
}

/** What a status callback tells; null when it is no news about a message of ours. */
export function parseStatus(fields: Fields, query: Fields = {}): StatusNews | null {
  const receiver = readAddress(fields.To ?? '')
  const providerId = fields.MessageSid ?? fields.SmsSid
  const delivery = deliveries[fields.MessageStatus ?? fields.SmsStatus ?? '']
  if (!receiver || !providerId || !delivery) return null
  const code = Number.parseInt(fields.ErrorCode ?? '', 10)
  const messageId = /^\d{1,18}$/.exec(query[ourKey] ?? '')?.[0]
  const { channel, identifier: sender } = receiver
  const receipt: Receipt = { providerId, delivery, ...(messageId && { messageId }) }
  if (delivery !== 'failed' || !(code > 0)) return { channel, receipt }
  const outcome = outcomeOfCode(code)
  const again = againAfter(code, outcome)
  const optedOut = outcome.end === 'stopped' && outcome.how === 'opted-out'
  receipt.failure = { reason: outcome.reason, ...(again && { again }), ...(optedOut && { optedOut }) }
  if (outcome.end !== 'stopped') return { channel, receipt, code }
  const content = optedOut
    ? ({ kind: 'opted-out', how: outcome.reason } as const)
    : ({ kind: 'blocked' } as const)
  const closing = { channel, providerId: `${providerId}/${code}`, sender, content }
  return { channel, receipt, code, closing }
}

const whileQueuesAreFull = 300

/** Whether the same message may come through at the same address after all. */
function againAfter(code: number, outcome: ReturnType<typeof outcomeOfCode>): Failure['again'] {
  if (code === outsideWindow) return 'as-template'
  if (outcome.end !== 'retry') return undefined
  return { afterSeconds: outcome.afterSeconds ?? whileQueuesAreFull }
}
