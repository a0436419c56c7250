import type { Json } from '../json.ts'

/** A message as Twilio keeps it, in and out alike. */
export interface TwilioMessage {
  sid: string
  direction: 'inbound' | 'outbound-api'
  from: string
  to: string
  body: string
  status: string
  errorCode: number | null
  segments: number
  media: string[]
  messagingServiceSid: string | null
  statusCallback: string
  createdAt: string
  sentAt: string
}

/** The message in the words of the REST API. */
export function messageResource(accountSid: string, message: TwilioMessage): Json {
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: message.body,
    date_created: rfc2822(message.createdAt),
    date_sent: rfc2822(message.sentAt),
    date_updated: rfc2822(message.sentAt),
    direction: message.direction,
    error_code: message.errorCode,
    error_message: null,
    from: message.from,
    messaging_service_sid: message.messagingServiceSid,
    num_media: String(message.media.length),
    num_segments: String(message.segments),
    price: null,
    price_unit: 'USD',
    sid: message.sid,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  }
}

function rfc2822(at: string): string {
  return new Date(at).toUTCString().replace('GMT', '+0000')
}
