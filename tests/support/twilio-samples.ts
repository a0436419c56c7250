import { createHmac } from 'node:crypto'
import type { Webhook } from './channel-bench.ts'
import type { ProviderReply } from './fake-provider.ts'

/** An invented account. */
export const accountSid = 'AC00000000000000000000000000000001'
/** Its token. */
export const authToken = 'an-auth-token-of-nobody'
/** A messaging service of ours. */
export const messagingServiceSid = `MG${'1'.repeat(32)}`
/** Our number for SMS. */
export const smsFrom = '+3197010200001'
/** Our number for WhatsApp. */
export const whatsappFrom = '+3197010200002'

/** The fields that Twilio sends with every message. */
export function inboundFields(
  sid: string,
  from: string,
  more: Record<string, string> = {},
): Record<string, string> {
  return {
    ToCountry: 'NL',
    SmsMessageSid: sid,
    NumMedia: '0',
    SmsSid: sid,
    SmsStatus: 'received',
    Body: '',
    To: from.startsWith('whatsapp:') ? `whatsapp:${whatsappFrom}` : smsFrom,
    NumSegments: '1',
    MessageSid: sid,
    AccountSid: accountSid,
    From: from,
    ApiVersion: '2010-04-01',
    ...more,
  }
}

/** A webhook with Twilio's signature, computed here on its own. */
export function twilioWebhook(
  publicUrl: string,
  path: string,
  fields: Record<string, string>,
  signWith: string | null = authToken,
): Webhook {
  const signed = Object.keys(fields)
    .sort()
    .reduce((all, name) => all + name + fields[name], publicUrl + path)
  const signature = signWith && createHmac('sha1', signWith).update(signed, 'utf8').digest('base64')
  return {
    path,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(signature === null ? {} : { 'x-twilio-signature': signature }),
    },
    body: new URLSearchParams(fields).toString(),
  }
}

/** A message as the REST API shows it. */
export function messageResource(sid: string, fields: Record<string, unknown> = {}): Record<string, unknown> {
  const at = new Date().toUTCString().replace('GMT', '+0000')
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body: '',
    date_created: at,
    date_sent: at,
    date_updated: at,
    direction: 'outbound-api',
    error_code: null,
    error_message: null,
    from: smsFrom,
    messaging_service_sid: null,
    num_media: '0',
    num_segments: '1',
    price: null,
    price_unit: 'USD',
    sid,
    status: 'queued',
    subresource_uris: {},
    to: '+31600000001',
    uri: `/2010-04-01/Accounts/${accountSid}/Messages/${sid}.json`,
    ...fields,
  }
}

/** A good answer to creating a message. */
export function twilioSent(sid: string): ProviderReply {
  return { status: 201, body: messageResource(sid) }
}

/** One page of messages. */
export function twilioList(messages: Record<string, unknown>[]): ProviderReply {
  return { status: 200, body: { messages, page: 0, page_size: 200, next_page_uri: null } }
}

/** A refusal of the REST API; its message quotes a number, as the real one does. */
export function twilioError(
  status: number,
  code: number,
  headers: Record<string, string> = {},
): ProviderReply {
  return {
    status,
    headers,
    body: { code, status, message: "The 'To' number +31612345678 is wrong", more_info: '' },
  }
}
