import { createTwilioChannel } from '../../bots/twilio/channel.ts'
import {
  accountSid,
  authToken,
  inboundFields,
  twilioError,
  twilioSent,
  twilioWebhook,
  whatsappFrom,
} from '../support/twilio-samples.ts'
import { describeChannel } from './describe-channel.ts'

const person = '+31612345678'
const path = '/twilio/messages'
const fields = (id: number, more: Record<string, string>) =>
  inboundFields(`SM${id}`, `whatsapp:${person}`, { ProfileName: 'Anke', WaId: '31612345678', ...more })

describeChannel({
  name: 'whatsapp',
  create: (apiRoot, publicUrl, log) =>
    createTwilioChannel({ accountSid, authToken, whatsappFrom, apiRoot, publicUrl }, log),
  person,
  sendPath: '/Messages.json',
  longest: 1600,
  secrets: [authToken],
  text: (url, id, Body) => twilioWebhook(url, path, fields(id, { Body, MessageType: 'text' })),
  choice: (url, id, about, value) =>
    twilioWebhook(
      url,
      path,
      fields(id, {
        Body: 'Boodschappen',
        MessageType: 'interactive',
        ButtonText: 'Boodschappen',
        ButtonPayload: `${about}|${value}`,
      }),
    ),
  location: (url, id, latitude, longitude) =>
    twilioWebhook(
      url,
      path,
      fields(id, { MessageType: 'location', Latitude: String(latitude), Longitude: String(longitude) }),
    ),
  voice: (url, id) =>
    twilioWebhook(
      url,
      path,
      fields(id, {
        MessageType: 'audio',
        NumMedia: '1',
        MediaUrl0: 'https://api.twilio.com/x/Media/ME1',
        MediaContentType0: 'audio/ogg',
      }),
    ),
  unknown: (url, id) => twilioWebhook(url, path, fields(id, { MessageType: 'hologram' })),
  forged: (url, id) => [
    twilioWebhook(url, path, fields(id, { Body: 'hoi' }), null),
    twilioWebhook(url, path, fields(id, { Body: 'hoi' }), 'another-token'),
    twilioWebhook('https://elsewhere.example', path, fields(id, { Body: 'hoi' })),
  ],
  malformed: () => ({
    path,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-7' },
    body: 'a',
  }),
  textOf: (call) => String(call.fields.Body),
  sent: (id) => twilioSent(`SM9${id}`),
  blocked: twilioError(400, 63033),
  busy: twilioError(429, 20429, { 'retry-after': '5' }),
  broken: twilioError(500, 20500),
  wrong: twilioError(400, 21656),
})
