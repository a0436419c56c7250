import type { InboundMessage } from '../../core/inbox/inbound-message.ts'
import type { Delivery } from '../../core/outbox/channel.ts'
import { readAddress, type TwilioName } from './addresses.ts'
import { outcomeOfCode } from './outcome.ts'
import type { Fields } from './parse.ts'

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
export interface Receipt {
  channel: TwilioName
  providerId: string
  delivery: Delivery
  reason?: string
  code?: number
  closing?: InboundMessage
}

/** What a status callback tells; null when it is no news about a message of ours. */
export function parseStatus(fields: Fields): Receipt | null {
  const receiver = readAddress(fields.To ?? '')
  const providerId = fields.MessageSid ?? fields.SmsSid
  const delivery = deliveries[fields.MessageStatus ?? fields.SmsStatus ?? '']
  if (!receiver || !providerId || !delivery) return null
  const code = Number.parseInt(fields.ErrorCode ?? '', 10)
  const { channel, identifier: sender } = receiver
  if (delivery !== 'failed' || !(code > 0)) return { channel, providerId, delivery }
  const outcome = outcomeOfCode(code)
  const receipt: Receipt = { channel, providerId, delivery, reason: outcome.reason, code }
  if (outcome.end !== 'stopped') return receipt
  const content =
    outcome.how === 'opted-out'
      ? ({ kind: 'opted-out', how: outcome.reason } as const)
      : ({ kind: 'blocked' } as const)
  return { ...receipt, closing: { channel, providerId: `${providerId}/${code}`, sender, content } }
}
