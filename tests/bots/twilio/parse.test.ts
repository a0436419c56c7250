import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseInbound } from '../../../bots/twilio/parse.ts'
import type { InboundContent } from '../../../core/inbox/inbound-message.ts'
import { inboundFields } from '../../support/twilio-samples.ts'

const sms = (more: Record<string, string>) => parseInbound(inboundFields('SM1', '+31612345678', more))
const whatsapp = (more: Record<string, string>) =>
  parseInbound(inboundFields('SM1', 'whatsapp:+31612345678', more))
const media = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/SM1/Media/'

describe('what comes by SMS or WhatsApp', () => {
  test.each<[string, Record<string, string>, InboundContent]>([
    ['a text', { Body: ' Ja!\n' }, { kind: 'text', text: ' Ja!\n' }],
    ['nothing at all', { Body: '' }, { kind: 'unsupported', what: 'empty' }],
    [
      'W10: an opt-out that Twilio took',
      { Body: 'STOP', OptOutType: 'STOP' },
      { kind: 'opted-out', how: 'twilio STOP' },
    ],
    [
      'W10: an opt-in that Twilio took',
      { Body: 'START', OptOutType: 'START' },
      { kind: 'opted-in', how: 'twilio START' },
    ],
    [
      'W11: a cry for help that a robot answered',
      { Body: 'HELP', OptOutType: 'HELP' },
      { kind: 'text', text: 'HELP', robotAnswered: true },
    ],
    [
      'W11: a cry for help in a word of our own that a robot answered',
      { Body: 'Help my!', OptOutType: 'HELP' },
      { kind: 'text', text: 'Help my!', robotAnswered: true },
    ],
    [
      'a picture with words',
      { Body: 'dit', NumMedia: '1', MediaUrl0: `${media}ME1`, MediaContentType0: 'image/jpeg' },
      { kind: 'attachment', type: 'photo', ref: 'SM1/ME1', mime: 'image/jpeg', caption: 'dit' },
    ],
    [
      'a file from who knows where: only ids are kept',
      { NumMedia: '1', MediaUrl0: 'https://evil.example/x', MediaContentType0: 'application/pdf' },
      { kind: 'attachment', type: 'document', ref: 'SM1', mime: 'application/pdf' },
    ],
  ])('%s', (_name, more, content) => {
    expect(sms(more)).toEqual([{ channel: 'sms', providerId: 'SM1', sender: '+31612345678', content }])
  })

  test.each<[string, Record<string, string>, InboundContent]>([
    [
      'a quick reply',
      { Body: 'Ja graag', MessageType: 'interactive', ButtonText: 'Ja graag', ButtonPayload: 'offer.7|yes' },
      { kind: 'choice', about: 'offer.7', value: 'yes' },
    ],
    [
      'W17: a quick reply that is none of ours reads as its text',
      { Body: 'Ja graag', MessageType: 'interactive', ButtonText: 'Ja graag', ButtonPayload: 'yes' },
      { kind: 'text', text: 'Ja graag' },
    ],
    [
      'a list reply',
      { Body: '', ListId: 'what|meal', ListTitle: 'Maaltijd' },
      { kind: 'choice', about: 'what', value: 'meal' },
    ],
    [
      'a list reply of a kind unknown',
      { Body: '', ListId: '3', ListTitle: 'Maaltijd' },
      { kind: 'text', text: 'Maaltijd' },
    ],
    [
      'W19: a place',
      { MessageType: 'location', Latitude: '53.2012', Longitude: '5.8086', Label: '', Address: 'Bilgaard 1' },
      { kind: 'location', latitude: 53.2012, longitude: 5.8086, label: 'Bilgaard 1' },
    ],
    [
      'W19: a voice message',
      { MessageType: 'audio', NumMedia: '1', MediaUrl0: `${media}ME2`, MediaContentType0: 'audio/ogg' },
      { kind: 'attachment', type: 'voice', ref: 'SM1/ME2', mime: 'audio/ogg' },
    ],
    [
      'a sticker',
      { MessageType: 'sticker', NumMedia: '1', MediaUrl0: `${media}ME2`, MediaContentType0: 'image/webp' },
      { kind: 'attachment', type: 'sticker', ref: 'SM1/ME2', mime: 'image/webp' },
    ],
    ['a kind that nobody knows', { MessageType: 'hologram' }, { kind: 'unsupported', what: 'hologram' }],
  ])('%s', (_name, more, content) => {
    expect(whatsapp(more)).toEqual([
      { channel: 'whatsapp', providerId: 'SM1', sender: '+31612345678', content },
    ])
  })

  test('W18: somebody on WhatsApp without a number keeps the id that WhatsApp gave', () => {
    const [message] = parseInbound(
      inboundFields('SM1', 'whatsapp:NL.4566123', { ExternalUserId: 'NL.4566123', Body: 'hoi' }),
    )
    expect(message).toMatchObject({ channel: 'whatsapp', sender: 'NL.4566123' })
  })

  test('three pictures are three messages, each with an id of its own', () => {
    const fields = {
      NumMedia: '3',
      MediaContentType0: 'image/png',
      MediaContentType1: 'image/png',
      MediaContentType2: 'video/mp4',
    }
    expect(
      whatsapp({ ...fields, Body: 'kijk' }).map(({ providerId, content }) => [providerId, content]),
    ).toMatchObject([
      ['SM1', { type: 'photo', caption: 'kijk' }],
      ['SM1/1', { type: 'photo' }],
      ['SM1/2', { type: 'video' }],
    ])
  })

  test('other channels and unsigned shapes are left alone', () => {
    expect(parseInbound(inboundFields('SM1', 'messenger:123', { Body: 'hoi' }))).toEqual([])
    expect(parseInbound({ Body: 'hoi' })).toEqual([])
  })

  test('any fields at all are parsed without a fall', () => {
    const names = [
      'Body',
      'NumMedia',
      'Latitude',
      'Longitude',
      'ButtonPayload',
      'OptOutType',
      'ListId',
      'MediaUrl0',
      'From',
    ]
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.string()), (fields) => {
        const from = fields.From ?? 'whatsapp:+31612345678'
        for (const message of parseInbound({ ...inboundFields('SM1', from), ...fields })) {
          expect(message.sender).not.toBe('')
        }
      }),
    )
  })
})
