import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createTwilioChannel, type TwilioSettings } from '../../../bots/twilio/channel.ts'
import type { OutgoingMessage } from '../../../core/outbox/outgoing-message.ts'
import { type Bench, openBench } from '../../support/channel-bench.ts'
import type { ProviderReply } from '../../support/fake-provider.ts'
import {
  accountSid,
  authToken,
  messageResource,
  messagingServiceSid,
  smsFrom,
  twilioError,
  twilioList,
  twilioSent,
  whatsappFrom,
} from '../../support/twilio-samples.ts'

const now = new Date()
const hours = (count: number): Date => new Date(now.getTime() - count * 60 * 60 * 1000)
const contentSid = `HX${'a'.repeat(32)}`
const lines: Record<string, string> = { 'nl:offer.ping': 'Kun je {{when}} helpen met {{what}}?' }
const words = {
  raw: (language: string, key: string) => lines[`${language}:${key}`] ?? '',
  line: () => '',
}

describe('sending over Twilio', () => {
  let bench: Bench
  const open = async (more: Partial<TwilioSettings>) => {
    bench = await openBench((apiRoot, publicUrl, log) =>
      createTwilioChannel(
        { accountSid, authToken, smsFrom, whatsappFrom, apiRoot: `${apiRoot}/root/`, publicUrl, ...more },
        log,
        {
          clock: { now: () => now },
          words,
        },
      ),
    )
    bench.provider.answer = () => twilioSent('SM1')
  }
  beforeEach(() => open({ templates: { 'offer.ping': { nl: contentSid } } }))
  afterEach(() => bench.close())

  const posts = () => bench.provider.calls.filter(({ method }) => method === 'POST')
  const lists = () => bench.provider.calls.filter(({ method }) => method === 'GET')
  const outgoing = (more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
    id: 'm1',
    to: '+31612345678',
    content: {
      kind: 'text',
      text: 'Kun je morgen helpen met de was?',
      language: 'nl',
      template: { key: 'offer.ping', slots: { what: 'de was', when: 'morgen' } },
    },
    ...more,
  })

  test('an SMS goes to the API root that was set, with our sender and the way back for receipts', async () => {
    expect(await bench.channel.send('sms', outgoing())).toEqual({ end: 'sent', providerId: 'SM1' })
    expect(posts()).toMatchObject([
      {
        path: `/root/2010-04-01/Accounts/${accountSid}/Messages.json`,
        fields: {
          To: '+31612345678',
          From: smsFrom,
          Body: 'Kun je morgen helpen met de was?',
          StatusCallback: `${bench.publicUrl}/twilio/status?message=m1`,
        },
      },
    ])
    expect(posts()[0]?.fields).not.toHaveProperty('ValidityPeriod')
  })

  test('a messaging service goes before a number', async () => {
    await bench.close()
    await open({ messagingServiceSid })
    await bench.channel.send('sms', outgoing())
    expect(posts()[0]?.fields).toMatchObject({ MessagingServiceSid: messagingServiceSid })
    expect(posts()[0]?.fields).not.toHaveProperty('From')
  })

  test.each([
    [600.9, '600'],
    [0.2, '1'],
    [10_000_000, '36000'],
  ])('W14: what is worth nothing after %d seconds has a validity of %s', async (validForSeconds, period) => {
    await bench.channel.send('sms', outgoing({ validForSeconds }))
    expect(posts()[0]?.fields.ValidityPeriod).toBe(period)
  })

  test('W15: on WhatsApp a text goes within 24 hours, to numbers and to people without one', async () => {
    const lastInboundAt = new Date(hours(24).getTime() + 60_000)
    await bench.channel.send('whatsapp', outgoing({ lastInboundAt }))
    await bench.channel.send('whatsapp', outgoing({ id: 'm2', lastInboundAt, to: 'NL.4566123' }))
    expect(posts().map(({ fields }) => [fields.To, fields.From, typeof fields.Body])).toEqual([
      ['whatsapp:+31612345678', `whatsapp:${whatsappFrom}`, 'string'],
      ['whatsapp:NL.4566123', `whatsapp:${whatsappFrom}`, 'string'],
    ])
  })

  test.each([
    ['24 hours and a minute ago', new Date(hours(24).getTime() - 60_000)],
    ['never', null],
  ])('W15: to somebody who last wrote %s only an approved template goes', async (_when, lastInboundAt) => {
    expect(await bench.channel.send('whatsapp', outgoing({ lastInboundAt }))).toMatchObject({ end: 'sent' })
    expect(posts()[0]?.fields).toMatchObject({
      ContentSid: contentSid,
      ContentVariables: '{"1":"morgen","2":"de was"}',
    })
    expect(posts()[0]?.fields).not.toHaveProperty('Body')
  })

  test('W15: without a template in this language nothing goes', async () => {
    const { content } = outgoing()
    const frisian = { ...content, language: 'fy' } as OutgoingMessage['content']
    expect(await bench.channel.send('whatsapp', outgoing({ content: frisian }))).toEqual({
      end: 'refused',
      reason: 'outside-window',
    })
    expect(bench.provider.calls).toEqual([])
  })

  test('a channel that is off refuses', async () => {
    await bench.close()
    await open({ whatsappFrom: undefined as never })
    expect(bench.channel.names).toEqual(['sms'])
    expect(await bench.channel.send('whatsapp', outgoing())).toMatchObject({ end: 'refused' })
  })

  test('templates without words are a mistake that is found at the start', () => {
    const settings = {
      accountSid,
      authToken,
      smsFrom,
      publicUrl: 'https://x.example',
      templates: { a: { nl: contentSid } },
    }
    expect(() => createTwilioChannel(settings, bench.log)).toThrow('words')
  })

  test('a mistake in the settings alarms the operator, without a number', async () => {
    bench.provider.answer = () => twilioError(400, 21606)
    await bench.channel.send('sms', outgoing())
    expect(bench.logged()).toContain('21606')
    expect(bench.logged()).not.toContain('+316')
  })

  describe('W7: when it is not known whether Twilio took the message', () => {
    const taken = (more: object = {}) =>
      messageResource('SM7', { to: '+31612345678', body: 'Kun je morgen helpen met de was?', ...more })
    const secondTry = async (first: ProviderReply, listed: Record<string, unknown>[]) => {
      bench.provider.answer = () => first
      expect(await bench.channel.send('sms', outgoing())).toMatchObject({ end: 'retry' })
      bench.provider.answer = ({ method }) => (method === 'GET' ? twilioList(listed) : twilioSent('SM8'))
      return bench.channel.send('sms', outgoing())
    }

    test.each<[string, ProviderReply]>([
      ['a cut line', 'reset'],
      ['a 500', twilioError(500, 20500)],
      ['an answer that cannot be read', { status: 201, body: '<html>' }],
    ])('after %s its list is asked, and nothing is sent twice', async (_how, first) => {
      expect(await secondTry(first, [taken()])).toEqual({ end: 'sent', providerId: 'SM7' })
      expect(posts()).toHaveLength(1)
      expect(lists()[0]?.query.get('To')).toBe('+31612345678')
    })

    test.each([
      ['nothing', []],
      ['another text', [taken({ body: 'Iets anders' })]],
      ['the same text of yesterday', [taken({ date_created: hours(24).toUTCString() })]],
      ['something that they wrote', [taken({ direction: 'inbound' })]],
    ])('and where it shows %s, it is sent again', async (_what, listed) => {
      expect(await secondTry('reset', listed)).toEqual({ end: 'sent', providerId: 'SM8' })
      expect(posts()).toHaveLength(2)
    })

    test('a message that we know of already is not taken for this one', async () => {
      bench.provider.answer = () => twilioSent('SM7')
      await bench.channel.send('sms', outgoing({ id: 'm0' }))
      expect(await secondTry('reset', [taken()])).toEqual({ end: 'sent', providerId: 'SM8' })
    })

    test('X1: a process that knows nothing of an earlier try looks before it sends, and takes no other message for it', async () => {
      const body = 'Kun je morgen helpen met de was?'
      const listed = (...sids: string[]) =>
        sids.map((sid) => messageResource(sid, { to: '+31612345678', body }))
      bench.provider.answer = ({ method }) =>
        method === 'GET' ? twilioList(listed('SM7', 'SM6')) : twilioSent('SM8')
      const again = { since: new Date(now.getTime() - 60_000), others: ['SM7'], tries: 1 }
      expect(await bench.channel.send('sms', outgoing({ id: 'm6', again }))).toEqual({
        end: 'sent',
        providerId: 'SM6',
        lookedUp: true,
      })
      expect(posts()).toEqual([])
      const others = ['SM6', 'SM7']
      expect(
        await bench.channel.send('sms', outgoing({ id: 'm8', again: { ...again, others } })),
      ).toMatchObject({
        providerId: 'SM8',
      })
      expect(posts()).toHaveLength(1)
    })

    test('while the list cannot be read, nothing is sent', async () => {
      bench.provider.answer = () => twilioError(500, 20500)
      for (let tries = 0; tries < 3; tries++) {
        expect(await bench.channel.send('sms', outgoing())).toMatchObject({ end: 'retry' })
      }
      expect(posts()).toHaveLength(1)
      expect(lists()).toHaveLength(2)
    })

    test('a template is found by how it reads', async () => {
      bench.provider.answer = () => 'reset'
      await bench.channel.send('whatsapp', outgoing())
      bench.provider.answer = () => twilioList([taken({ to: 'whatsapp:+31612345678' })])
      expect(await bench.channel.send('whatsapp', outgoing())).toEqual({ end: 'sent', providerId: 'SM7' })
    })

    test('of a long text only what did not arrive goes again', async () => {
      const text = `${'a'.repeat(1500)}\n${'b'.repeat(1500)}`
      const message = outgoing({ content: { kind: 'text', text, language: 'nl' } })
      bench.provider.answer = ({ fields }) =>
        String(fields.Body).startsWith('b') ? 'reset' : twilioSent('SM1')
      expect(await bench.channel.send('sms', message)).toMatchObject({ end: 'retry' })
      bench.provider.answer = ({ method }) => (method === 'GET' ? twilioList([]) : twilioSent('SM2'))
      expect(await bench.channel.send('sms', message)).toEqual({ end: 'sent', providerId: 'SM2' })
      expect(posts().map(({ fields }) => String(fields.Body).charAt(0))).toEqual(['a', 'b', 'b'])
    })
  })

  test('after a refusal the list is not asked: it surely was not sent', async () => {
    bench.provider.answer = () => twilioError(429, 20429)
    await bench.channel.send('sms', outgoing())
    bench.provider.answer = () => twilioSent('SM2')
    await bench.channel.send('sms', outgoing())
    expect(lists()).toEqual([])
  })
})
