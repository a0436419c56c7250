import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createTwilioChannel, type TwilioSettings } from '../../../bots/twilio/channel.ts'
import { type Bench, openBench } from '../../support/channel-bench.ts'
import {
  accountSid,
  authToken,
  inboundFields,
  messageResource,
  messagingServiceSid,
  smsFrom,
  twilioError,
  twilioList,
  twilioWebhook,
  whatsappFrom,
} from '../../support/twilio-samples.ts'
import { until } from '../../support/until.ts'

const publicUrl = 'https://hulp.example.org'
const person = '+31612345678'
const messages = '/twilio/messages'

describe('Twilio’s webhooks', () => {
  let bench: Bench
  let clockMoves = 0
  const open = async (more: Partial<TwilioSettings> = {}) => {
    bench = await openBench((apiRoot, _here, log) =>
      createTwilioChannel(
        { accountSid, authToken, smsFrom, whatsappFrom, apiRoot, publicUrl, ...more },
        log,
        {
          clock: { now: () => new Date(Date.now() + clockMoves) },
        },
      ),
    )
    bench.provider.answer = () => twilioList([])
  }
  beforeEach(async () => {
    clockMoves = 0
    await open()
  })
  afterEach(() => bench.close())
  const inbound = (sid: string, more: Record<string, string>) =>
    twilioWebhook(publicUrl, messages, inboundFields(sid, person, more))

  test('W1: the signature is over the public URL, whatever the proxy made of it', async () => {
    expect((await bench.post(inbound('SM1', { Body: 'Jûn! 🙂 = & +' }))).status).toBe(200)
    const overLocal = twilioWebhook(bench.publicUrl, messages, inboundFields('SM2', person, { Body: 'hoi' }))
    expect((await bench.post(overLocal)).status).toBe(403)
  })

  test('W1: a query in the address belongs to the signature', async () => {
    const fields = inboundFields('SM1', person, { Body: 'hoi' })
    const { headers, body } = twilioWebhook(publicUrl, `${messages}?from=console`, fields)
    expect((await bench.post({ path: `${messages}?from=console`, headers, body })).status).toBe(200)
    expect((await bench.post({ path: messages, headers, body })).status).toBe(403)
  })

  test('W2: each changed field breaks the signature, and nothing is kept', async () => {
    const good = inbound('SM1', { Body: 'hoi' })
    const fields = new URLSearchParams(good.body)
    for (const name of [...fields.keys()]) {
      const changed = new URLSearchParams(good.body)
      changed.set(name, `${fields.get(name)}x`)
      expect((await bench.post({ ...good, body: changed.toString() })).status).toBe(403)
    }
    expect((await bench.post({ ...good, body: `${good.body}&Extra=1` })).status).toBe(403)
    expect(bench.house.kept).toEqual([])
  })

  test('W3: a retry with another idempotency token is the same message', async () => {
    for (const token of ['a', 'b']) {
      const webhook = inbound('SM1', { Body: 'hoi' })
      webhook.headers['i-twilio-idempotency-token'] = token
      expect((await bench.post(webhook)).status).toBe(200)
    }
    expect(bench.house.kept).toHaveLength(1)
  })

  test('W4: fields that nobody knew yet are signed and taken', async () => {
    expect((await bench.post(inbound('SM1', { Body: 'hoi', Foo: 'bar', Ynlizzing: '' }))).status).toBe(200)
    expect(bench.house.kept).toHaveLength(1)
  })

  test('W5: the answer is empty TwiML, so that Twilio says nothing for us', async () => {
    const answer = await bench.post(inbound('SM1', { Body: 'hoi' }))
    expect(answer.type).toMatch(/^text\/xml/)
    expect(answer.body).toBe('<?xml version="1.0" encoding="UTF-8"?><Response/>')
    expect(answer.milliseconds).toBeLessThan(2000)
  })

  test('a message for a channel that is off is left alone', async () => {
    await bench.close()
    await open({ whatsappFrom: undefined as never })
    const fields = inboundFields('SM1', `whatsapp:${person}`, { Body: 'hoi' })
    expect((await bench.post(twilioWebhook(publicUrl, messages, fields))).status).toBe(200)
    expect(bench.house.kept).toEqual([])
  })

  test('a body that is far too large is refused', async () => {
    expect((await bench.post(inbound('SM1', { Body: 'x'.repeat(400_000) }))).status).toBe(413)
  })

  describe('the receipts', () => {
    const status = (sid: string, MessageStatus: string, more: Record<string, string> = {}) =>
      twilioWebhook(publicUrl, '/twilio/status', {
        AccountSid: accountSid,
        From: smsFrom,
        To: person,
        MessageSid: sid,
        MessageStatus,
        ...more,
      })

    test('W9: come through as they are, also twice and out of order', async () => {
      for (const state of ['delivered', 'sent', 'sent']) await bench.post(status('SM1', state))
      expect(
        bench.house.receipts.map(({ channel, providerId, delivery }) => [channel, providerId, delivery]),
      ).toEqual([
        ['sms', 'SM1', 'delivered'],
        ['sms', 'SM1', 'sent'],
        ['sms', 'SM1', 'sent'],
      ])
    })

    test('are refused without a signature', async () => {
      const good = status('SM1', 'delivered')
      expect(
        (await bench.post({ ...good, headers: { 'content-type': good.headers['content-type'] ?? '' } }))
          .status,
      ).toBe(403)
      expect(bench.house.receipts).toEqual([])
    })

    test('W10: tell of an opt-out that the carrier kept', async () => {
      await bench.post(status('SM1', 'undelivered', { ErrorCode: '21610' }))
      expect(bench.house.receipts).toMatchObject([
        { delivery: 'failed', failure: { reason: 'twilio 21610: said STOP to the carrier', optedOut: true } },
      ])
      expect(bench.house.kept).toMatchObject([
        { channel: 'sms', sender: person, content: { kind: 'opted-out' } },
      ])
    })

    test('W16: tell that the 24 hours were over', async () => {
      await bench.post(status('SM1', 'failed', { To: `whatsapp:${person}`, ErrorCode: '63016' }))
      expect(bench.house.receipts).toMatchObject([
        { channel: 'whatsapp', failure: { reason: 'twilio 63016: outside-window', again: 'as-template' } },
      ])
      expect(bench.house.kept).toEqual([])
    })
  })

  describe('W6: messages whose webhook was missed', () => {
    const ago = (seconds: number) => new Date(Date.now() + clockMoves - seconds * 1000).toUTCString()
    const missed = (sid: string, seconds: number, more: object = {}) => {
      const at = ago(seconds)
      return messageResource(sid, {
        direction: 'inbound',
        status: 'received',
        from: person,
        to: smsFrom,
        body: sid,
        date_created: at,
        date_sent: at,
        ...more,
      })
    }
    const withList = (list: Record<string, unknown>[]) => {
      bench.provider.answer = ({ query, path }) => {
        if (path.endsWith('/Media.json')) {
          return {
            status: 200,
            body: { media_list: [{ sid: 'ME9', content_type: 'audio/ogg' }], next_page_uri: null },
          }
        }
        return twilioList(query.get('To') === smsFrom ? list : [])
      }
    }

    test('are found at the start, oldest first, without doubles', async () => {
      await bench.post(inbound('SMb', { Body: 'SMb' }))
      withList([
        missed('SMc', 60),
        missed('SMb', 120),
        missed('SMa', 3600),
        missed('SMx', 60, { direction: 'outbound-api' }),
      ])
      await bench.channel.start?.(bench.house)
      await until(() => bench.house.kept.length === 3)
      expect(bench.house.kept.map(({ providerId, sender }) => [providerId, sender])).toEqual([
        ['SMb', person],
        ['SMa', person],
        ['SMc', person],
      ])
      // the one that we missed is an hour old, not new: WhatsApp's window and the desk's clock begin then
      expect(Date.now() + clockMoves - Number(bench.house.kept[1]?.at)).toBeGreaterThan(3590_000)
      expect(bench.house.duplicates).toBe(0)
      const [list] = bench.provider.calls.filter(({ query }) => query.get('To') === smsFrom)
      expect(Date.now() - Date.parse(list?.query.get('DateSent>') ?? '')).toBeGreaterThan(23 * 60 * 60 * 1000)
    })

    test('W6: a long list is read page by page, and two replicas that read it keep each message once', async () => {
      const all = Array.from({ length: 450 }, (_, index) => missed(`SM${index}`, 3600 + index))
      bench.provider.answer = ({ query, path }) => {
        if (query.get('To') !== smsFrom) return twilioList([])
        const page = Number(query.get('Page') ?? 0)
        const messages = all.slice(page * 200, (page + 1) * 200)
        const next = (page + 1) * 200 < all.length
        const next_page_uri = next
          ? `${path}?To=${encodeURIComponent(smsFrom)}&Page=${page + 1}&PageSize=200`
          : null
        return { status: 200, body: { messages, page, page_size: 200, next_page_uri } }
      }
      const replica = createTwilioChannel(
        { accountSid, authToken, smsFrom, whatsappFrom, apiRoot: bench.provider.url, publicUrl },
        bench.log,
      )
      await Promise.all([bench.channel.start?.(bench.house), replica.start?.(bench.house)])
      await until(() => bench.house.kept.length + bench.house.duplicates === 900)
      await replica.stop?.()
      expect(bench.house.kept).toHaveLength(450)
      expect(new Set(bench.house.kept.map(({ providerId }) => providerId)).size).toBe(450)
    })

    test('a younger one is left to its webhook, which knows more', async () => {
      withList([missed('SMa', 60), missed('SMb', 3)])
      await bench.channel.start?.(bench.house)
      await until(() => bench.house.kept.length === 1)
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(bench.house.kept.map(({ providerId }) => providerId)).toEqual(['SMa'])
    })

    test('a voice message is still known as one', async () => {
      withList([missed('SMa', 60, { num_media: '1', body: '' })])
      await bench.channel.start?.(bench.house)
      await until(() => bench.house.kept.length === 1)
      expect(bench.house.kept[0]?.content).toEqual({
        kind: 'attachment',
        type: 'voice',
        ref: 'SMa/ME9',
        mime: 'audio/ogg',
      })
    })

    test('one that our own trouble turned away is fetched soon after', async () => {
      await bench.close()
      await open({ reconcile: { every: 3600, grace: -1 } })
      await bench.channel.start?.(bench.house)
      await until(() => bench.provider.calls.length === 2)
      await new Promise((resolve) => setTimeout(resolve, 50))
      bench.house.failing = 1
      expect((await bench.post(inbound('SMa', { Body: 'SMa' }))).status).toBe(503)
      withList([missed('SMa', 0)])
      await until(() => bench.house.kept.length === 1)
    })

    test('what cannot be kept is looked up again', async () => {
      await bench.close()
      await open({ reconcile: { every: 0.05 } })
      bench.house.failing = 1
      withList([missed('SMa', 60)])
      await bench.channel.start?.(bench.house)
      await until(() => bench.house.kept.length === 1)
      expect(bench.house.duplicates).toBe(0)
      expect(bench.house.heard.filter(({ well }) => !well)).toEqual([])
    })

    test('looking stops when we stop, and goes on when Twilio was away', async () => {
      await bench.close()
      await open({ reconcile: { every: 0.05 } })
      bench.provider.answer = () => twilioError(500, 20500)
      await bench.channel.start?.(bench.house)
      await until(() => bench.provider.calls.length >= 4)
      expect(bench.house.heard).toEqual([
        { channel: 'sms', well: false },
        { channel: 'whatsapp', well: false },
      ])
      bench.provider.answer = () => twilioList([])
      await until(() => bench.house.heard.filter(({ well }) => well).length === 2)
      await bench.channel.stop?.()
      await new Promise((resolve) => setTimeout(resolve, 100))
      const asked = bench.provider.calls.length
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(bench.provider.calls).toHaveLength(asked)
    })

    test('with a messaging service and no number of our own, only what came through it is ours', async () => {
      await bench.close()
      await open({
        smsFrom: undefined as never,
        whatsappFrom: undefined as never,
        messagingServiceSid,
      })
      const all = [
        missed('SMa', 60, { messaging_service_sid: messagingServiceSid }),
        missed('SMb', 60, { messaging_service_sid: `MG${'2'.repeat(32)}` }),
        missed('SMc', 60, { messaging_service_sid: messagingServiceSid, from: `whatsapp:${person}` }),
      ]
      bench.provider.answer = () => twilioList(all)
      await bench.channel.start?.(bench.house)
      await until(() => bench.house.kept.length === 1)
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(bench.house.kept.map(({ providerId }) => providerId)).toEqual(['SMa'])
    })
  })
})
