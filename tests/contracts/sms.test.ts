import { createTwilioChannel } from '../../bots/twilio/channel.ts'
import {
  accountSid,
  authToken,
  inboundFields,
  smsFrom,
  twilioError,
  twilioSent,
  twilioWebhook,
} from '../support/twilio-samples.ts'
import { describeChannel } from './describe-channel.ts'

const person = '+31612345678'
const path = '/twilio/messages'
const fields = (id: number, more: Record<string, string>) => inboundFields(`SM${id}`, person, more)

describeChannel({
  name: 'sms',
  create: (apiRoot, publicUrl, log) =>
    createTwilioChannel({ accountSid, authToken, smsFrom, apiRoot, publicUrl }, log),
  person,
  sendPath: '/Messages.json',
  longest: 1600,
  secrets: [authToken],
  text: (url, id, Body) => twilioWebhook(url, path, fields(id, { Body })),
  choice: null,
  location: (url, id, latitude, longitude) =>
    twilioWebhook(url, path, fields(id, { Latitude: String(latitude), Longitude: String(longitude) })),
  voice: (url, id) =>
    twilioWebhook(
      url,
      path,
      fields(id, {
        NumMedia: '1',
        MediaUrl0: 'https://api.twilio.com/x/Media/ME1',
        MediaContentType0: 'audio/ogg',
      }),
    ),
  unknown: (url, id) => twilioWebhook(url, path, fields(id, { MessageType: 'hologram', Foo: 'bar' })),
  forged: (url, id) => [
    twilioWebhook(url, path, fields(id, { Body: 'hoi' }), null),
    twilioWebhook(url, path, fields(id, { Body: 'hoi' }), 'another-token'),
    { ...twilioWebhook(url, path, fields(id, { Body: 'hoi' })), body: 'From=%2B31699999999&Body=hoi' },
  ],
  malformed: () => ({ path, headers: { 'content-type': 'application/json' }, body: '{' }),
  textOf: (call) => String(call.fields.Body),
  sent: (id) => twilioSent(`SM9${id}`),
  blocked: twilioError(400, 21610),
  busy: twilioError(429, 20429, { 'retry-after': '5' }),
  broken: twilioError(503, 20503),
  wrong: twilioError(400, 21617),
})
