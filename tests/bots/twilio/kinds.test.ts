import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createTwilioChannel } from '../../../bots/twilio/channel.ts'
import type { InboundContent } from '../../../core/inbox/inbound-message.ts'
import type { Receipt } from '../../../core/outbox/channel.ts'
import { type Bench, openBench } from '../../support/channel-bench.ts'
import {
  accountSid,
  authToken,
  inboundFields,
  messagingServiceSid,
  smsFrom,
  twilioList,
  twilioWebhook,
  whatsappFrom,
} from '../../support/twilio-samples.ts'

type Fields = Record<string, string>
/** What came, the fields in which it came beside those that always come, and what we take it for. */
type Sample = [what: string, fields: Fields, is: InboundContent[]]

const publicUrl = 'https://hulp.example.org'
const person = '+31612345678'
const text = (words: string): InboundContent[] => [{ kind: 'text', text: words }]
const choice = (about: string, value: string): InboundContent[] => [{ kind: 'choice', about, value }]
const unsupported = (what: string): InboundContent[] => [{ kind: 'unsupported', what }]
const file = (type: string, mime: string, more: object = {}) =>
  ({
    kind: 'attachment',
    type,
    mime,
    ref: expect.stringMatching(/^SM\d+\/ME\d$/),
    ...more,
  }) as unknown as InboundContent
/** The fields of so many files. */
const files = (...types: string[]): Fields =>
  Object.fromEntries([
    ['NumMedia', String(types.length)],
    ...types.flatMap((type, index) => [
      [`MediaContentType${index}`, type],
      [
        `MediaUrl${index}`,
        `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages/SM1/Media/ME${index}`,
      ],
    ]),
  ])

const geography = {
  FromCity: 'LEEUWARDEN',
  FromState: 'FR',
  FromZip: '',
  FromCountry: 'NL',
  ToCity: '',
  ToState: '',
  ToZip: '',
  ToCountry: 'NL',
}

const bySms: Sample[] = [
  ['a text', { Body: 'Hoi', ...geography }, text('Hoi')],
  [
    'a text through a messaging service',
    { Body: 'Hoi', MessagingServiceSid: messagingServiceSid },
    text('Hoi'),
  ],
  ['a text that was still being received', { Body: 'Hoi', SmsStatus: 'receiving' }, text('Hoi')],
  ['a long text of several parts', { Body: 'o'.repeat(1600), NumSegments: '11' }, text('o'.repeat(1600))],
  ['a text with letters of any kind', { Body: 'Jûn! 🙂\nmarhaba مرحبا +' }, text('Jûn! 🙂\nmarhaba مرحبا +')],
  ['nothing at all', { Body: '' }, unsupported('empty')],
  ['a caller’s address with add-ons', { Body: 'Hoi', AddOns: '{"status":"successful"}' }, text('Hoi')],
  [
    'a text that comes to the fallback address',
    { Body: 'Hoi', ErrorCode: '11200', ErrorUrl: 'https://hulp.example.org/twilio/messages' },
    text('Hoi'),
  ],
  ['STOP', { Body: 'STOP' }, text('STOP')],
  [
    'STOP that Twilio kept',
    { Body: 'Stop', OptOutType: 'STOP' },
    [{ kind: 'opted-out', how: 'twilio STOP' }],
  ],
  [
    'START that Twilio kept',
    { Body: 'start', OptOutType: 'START' },
    [{ kind: 'opted-in', how: 'twilio START' }],
  ],
  [
    'HELP that Twilio answered',
    { Body: 'HULP', OptOutType: 'HELP' },
    [{ kind: 'text', text: 'HULP', robotAnswered: true }],
  ],
  ['HELP that the carrier answered', { Body: 'help' }, [{ kind: 'text', text: 'help', robotAnswered: true }]],
  ['a picture', { ...files('image/jpeg') }, [file('photo', 'image/jpeg')]],
  [
    'a picture with words',
    { Body: 'dit', ...files('image/png') },
    [file('photo', 'image/png', { caption: 'dit' })],
  ],
  [
    'ten files in one message',
    { ...files(...Array.from({ length: 10 }, () => 'image/gif')) },
    Array.from({ length: 10 }, () => file('photo', 'image/gif')),
  ],
  ['a sound of an old phone', { ...files('audio/amr') }, [file('voice', 'audio/amr')]],
  ['a film of an old phone', { ...files('video/3gpp') }, [file('video', 'video/3gpp')]],
  ['a visiting card', { ...files('text/x-vcard') }, [file('document', 'text/x-vcard')]],
]

const channelMetadata = JSON.stringify({
  type: 'whatsapp',
  data: { context: { ProfileName: 'Anke Kuipers', WaId: '31612345678' } },
})

const byWhatsapp: Sample[] = [
  ['a text', { MessageType: 'text', Body: 'Hoi' }, text('Hoi')],
  ['a text that was passed on', { MessageType: 'text', Body: 'Hoi', Forwarded: 'true' }, text('Hoi')],
  [
    'a text that was passed on by many',
    { MessageType: 'text', Body: 'Hoi', Forwarded: 'true', FrequentlyForwarded: 'true' },
    text('Hoi'),
  ],
  [
    'an answer to an earlier message',
    {
      MessageType: 'text',
      Body: 'Hoi',
      OriginalRepliedMessageSid: 'SM0',
      OriginalRepliedMessageSender: `whatsapp:${whatsappFrom}`,
    },
    text('Hoi'),
  ],
  [
    'a text that began at an advertisement',
    {
      MessageType: 'text',
      Body: 'Hoi',
      ReferralBody: 'Help in de wijk',
      ReferralHeadline: 'Bilgaard',
      ReferralSourceId: '120200000000000000',
      ReferralSourceType: 'ad',
      ReferralSourceUrl: 'https://fb.me/1',
      ReferralCtwaClid: 'clid',
      ReferralNumMedia: '1',
      ReferralMediaUrl0: 'https://api.twilio.com/x',
      ReferralMediaContentType0: 'image/jpeg',
    },
    text('Hoi'),
  ],
  [
    'a quick reply',
    { MessageType: 'interactive', Body: 'Ja', ButtonText: 'Ja', ButtonPayload: 'offer.7|yes' },
    choice('offer.7', 'yes'),
  ],
  [
    'a quick reply to an approved template',
    {
      MessageType: 'button',
      Body: 'Ja',
      ButtonText: 'Ja',
      ButtonPayload: 'offer.7|yes',
      OriginalRepliedMessageSid: 'MM0',
      OriginalRepliedMessageSender: `whatsapp:${whatsappFrom}`,
    },
    choice('offer.7', 'yes'),
  ],
  [
    'a quick reply to somebody else’s template',
    { MessageType: 'button', Body: 'Ja', ButtonText: 'Ja', ButtonPayload: 'CONFIRM' },
    text('Ja'),
  ],
  [
    'a choice from a list',
    { MessageType: 'interactive', Body: 'Maaltijd', ListId: 'what|meal', ListTitle: 'Maaltijd' },
    choice('what', 'meal'),
  ],
  [
    'a choice from a list with a description',
    {
      MessageType: 'interactive',
      Body: 'Maaltijd',
      ListId: 'what|meal',
      ListTitle: 'Maaltijd',
      ListDescription: 'warm',
    },
    choice('what', 'meal'),
  ],
  [
    'a form that was filled in',
    { MessageType: 'interactive', Body: '', InteractiveData: '{"pages":[]}', FlowData: '{}' },
    unsupported('interactive'),
  ],
  ['a picture', { MessageType: 'image', ...files('image/jpeg') }, [file('photo', 'image/jpeg')]],
  ['a voice message', { MessageType: 'audio', ...files('audio/ogg') }, [file('voice', 'audio/ogg')]],
  ['a film', { MessageType: 'video', ...files('video/mp4') }, [file('video', 'video/mp4')]],
  [
    'a document, whose name is its words',
    { MessageType: 'document', Body: 'brief.pdf', ...files('application/pdf') },
    [file('document', 'application/pdf', { caption: 'brief.pdf' })],
  ],
  ['a sticker', { MessageType: 'sticker', ...files('image/webp') }, [file('sticker', 'image/webp')]],
  ['a visiting card', { MessageType: 'contacts', ...files('text/vcard') }, [file('document', 'text/vcard')]],
  ['a visiting card without its file', { MessageType: 'contacts' }, unsupported('contacts')],
  [
    'a place',
    { MessageType: 'location', Body: '', Latitude: '53.2012', Longitude: '5.8086' },
    [{ kind: 'location', latitude: 53.2012, longitude: 5.8086 }],
  ],
  [
    'a place with a name',
    {
      MessageType: 'location',
      Body: '',
      Latitude: '53.2012',
      Longitude: '5.8086',
      Label: 'De Bilgaard',
      Address: 'Dorpsstraat 1',
    },
    [{ kind: 'location', latitude: 53.2012, longitude: 5.8086, label: 'De Bilgaard' }],
  ],
  ['an order', { MessageType: 'order', Body: '' }, unsupported('order')],
  ['a reaction', { MessageType: 'reaction', Body: '' }, unsupported('reaction')],
  ['a message that was changed', { MessageType: 'edit', Body: '' }, unsupported('edit')],
  ['a message that was taken back', { MessageType: 'revoke', Body: '' }, unsupported('revoke')],
  [
    'what WhatsApp itself cannot pass on',
    { MessageType: 'unsupported', Body: '' },
    unsupported('unsupported'),
  ],
  [
    'STOP to a sender with advanced opt-out',
    { MessageType: 'text', Body: 'STOP', OptOutType: 'STOP' },
    [{ kind: 'opted-out', how: 'twilio STOP' }],
  ],
]

/** How far a message came, in the fields of its channel. */
const told: [what: string, fields: Fields, is: Omit<Receipt, 'providerId'>][] = [
  ['sent', { MessageStatus: 'sent', RawDlrDoneDate: '2611221000' }, { delivery: 'sent' }],
  ['delivered', { MessageStatus: 'delivered', SmsStatus: 'delivered' }, { delivery: 'delivered' }],
  [
    'read on WhatsApp',
    { MessageStatus: 'read', EventType: 'READ', ChannelPrefix: 'whatsapp', ChannelInstallSid: 'XE1' },
    { delivery: 'read' },
  ],
  [
    'not delivered, with the error in words',
    {
      MessageStatus: 'undelivered',
      ErrorCode: '30003',
      ErrorMessage: 'Unreachable destination handset',
      ChannelStatusMessage: 'Unreachable',
    },
    {
      delivery: 'failed',
      failure: { reason: 'twilio 30003: handset unreachable', again: { afterSeconds: 900 } },
    },
  ],
  [
    'a failure of the channel',
    { MessageStatus: 'failed', ErrorCode: '63016', StructuredMessage: 'false' },
    { delivery: 'failed', failure: { reason: 'twilio 63016: outside-window', again: 'as-template' } },
  ],
  ['taken back', { MessageStatus: 'canceled' }, { delivery: 'failed' }],
  ['a failure without a code', { MessageStatus: 'failed' }, { delivery: 'failed' }],
  ['a failure without a number', { MessageStatus: 'failed', ErrorCode: 'none' }, { delivery: 'failed' }],
]

describe('everything that Twilio may bring is taken, and nothing of it is logged', () => {
  let bench: Bench
  let id = 0
  beforeAll(async () => {
    bench = await openBench((apiRoot, _here, log) =>
      createTwilioChannel({ accountSid, authToken, smsFrom, whatsappFrom, apiRoot, publicUrl }, log),
    )
    bench.provider.answer = () => twilioList([])
  })
  afterAll(() => bench.close())

  const taken = async (from: string, fields: Fields) => {
    const before = bench.house.kept.length
    const answer = await bench.post(
      twilioWebhook(publicUrl, '/twilio/messages', inboundFields(`SM${++id}`, from, fields)),
    )
    expect(answer).toMatchObject({
      status: 200,
      type: expect.stringMatching(/^text\/xml/),
      body: expect.stringMatching(/<Response\/>$/),
    })
    return bench.house.kept.slice(before)
  }

  test.each(bySms)('W4: by SMS, %s', async (_what, fields, is) => {
    const kept = await taken(person, fields)
    expect(kept.map(({ content }) => content)).toEqual(is)
    expect(new Set(kept.map(({ sender, channel }) => `${channel} ${sender}`))).toEqual(
      new Set([`sms ${person}`]),
    )
    expect(new Set(kept.map(({ providerId }) => providerId)).size).toBe(is.length)
    expect(bench.logged()).toBe('')
  })

  const whoever: [from: string, sender: string, more: Fields][] = [
    [`whatsapp:${person}`, person, { ProfileName: 'Anke Kuipers', WaId: '31612345678' }],
    ['whatsapp:NL.4566123', 'NL.4566123', { ProfileName: 'Anke Kuipers', ExternalUserId: 'NL.4566123' }],
  ]
  test.each(byWhatsapp)('W4, W18: by WhatsApp, %s', async (_what, fields, is) => {
    for (const [from, sender, more] of whoever) {
      const kept = await taken(from, { ...more, ChannelMetadata: channelMetadata, ...fields })
      expect(kept.map(({ content }) => content)).toEqual(is)
      expect(kept.every((one) => one.channel === 'whatsapp' && one.sender === sender)).toBe(true)
    }
    expect(bench.logged()).toBe('')
  })

  test.each(told)('W4, W9: a receipt: %s', async (_what, fields, is) => {
    const before = bench.house.receipts.length
    const webhook = twilioWebhook(publicUrl, '/twilio/status?message=7', {
      AccountSid: accountSid,
      ApiVersion: '2010-04-01',
      From: smsFrom,
      To: person,
      MessageSid: `SM${++id}`,
      SmsSid: `SM${id}`,
      ...fields,
    })
    expect((await bench.post(webhook)).status).toBe(200)
    expect(bench.house.receipts.slice(before)).toEqual([
      { channel: 'sms', providerId: `SM${id}`, messageId: '7', ...is },
    ])
    expect(bench.logged()).toBe('')
  })

  test.each(['rcs:brand_agent', 'messenger:123456', 'rcs:+31612345678', ''])(
    'from "%s", a way that is not set up, nothing is kept, and the operator can see that something came',
    async (from) => {
      const before = bench.logged()
      expect(await taken(from, { Body: 'een geheim' })).toEqual([])
      const line = bench.logged().slice(before.length)
      expect(line).toMatch(/not set up/)
      expect(line).not.toMatch(/geheim|123456|31612345678|brand/)
    },
  )
})
