import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Logger } from 'pino'
import type { ChannelName } from '../../core/inbox/inbound-message.ts'
import type { Channel } from '../../core/outbox/channel.ts'
import type { OutgoingMessage } from '../../core/outbox/outgoing-message.ts'
import { type Bench, openBench, type Webhook } from '../support/channel-bench.ts'
import type { ProviderCall, ProviderReply } from '../support/fake-provider.ts'
import { misusesIn } from '../support/misuses.ts'

/** What a channel brings to the contract: how its provider speaks. */
export interface ChannelUnderTest {
  name: ChannelName
  create(apiRoot: string, publicUrl: string, log: Logger): Channel
  /** Somebody's identifier on this channel. */
  person: string
  /** The end of the path of the call that sends a message. */
  sendPath: string
  /** The most UTF-16 units that one message may hold. */
  longest: number
  /** What must never be logged or told in a reason. */
  secrets: string[]
  /** A webhook with a text from the person. */
  text(publicUrl: string, id: number, text: string): Webhook
  /** The same, pressed on a button of ours; null where there are no buttons. */
  choice: ((publicUrl: string, id: number, about: string, value: string) => Webhook) | null
  location(publicUrl: string, id: number, latitude: number, longitude: number): Webhook
  voice(publicUrl: string, id: number): Webhook
  unknown(publicUrl: string, id: number): Webhook
  /** The same webhook from somebody who does not know the secret. */
  forged(publicUrl: string, id: number): Webhook[]
  malformed(publicUrl: string): Webhook
  /** The text that a call to the provider carries. */
  textOf(call: ProviderCall): string
  sent(id: number): ProviderReply
  blocked: ProviderReply
  busy: ProviderReply
  broken: ProviderReply
  wrong: ProviderReply
}

const markup = '*a_[b](c)<b>&amp; {{naam}} jûn 🙂 שלום'

/** What every way in and out for residents promises. */
export function describeChannel(under: ChannelUnderTest): void {
  describe(`${under.name} keeps the contract of a channel`, () => {
    let bench: Bench

    beforeEach(async () => {
      bench = await openBench(under.create)
      bench.provider.answer = () => under.sent(1)
    })
    afterEach(() => bench.close())

    const outgoing = (text: string, id = 'm1'): OutgoingMessage => ({
      id,
      to: under.person,
      content: { kind: 'text', text, language: 'nl' },
      lastInboundAt: new Date(),
    })
    const calls = () => bench.provider.to(under.sendPath)

    test('it names itself and its limits', () => {
      expect(bench.channel.names).toContain(under.name)
      expect(bench.channel.limits(under.name).buttons).toBeGreaterThanOrEqual(0)
      expect(bench.channel.limits(under.name).buttonLabel).toBeGreaterThan(0)
    })

    test('a text arrives exactly as it was typed', async () => {
      const answer = await bench.post(under.text(bench.publicUrl, 1, markup))
      expect(answer.status).toBe(200)
      expect(bench.house.kept).toEqual([
        {
          channel: under.name,
          providerId: expect.any(String),
          sender: under.person,
          content: { kind: 'text', text: markup },
        },
      ])
    })

    test('the provider hears 200 only after the message is kept', async () => {
      const gate = Promise.withResolvers<void>()
      let answered = false
      bench.house.gate = () => gate.promise
      const posting = bench.post(under.text(bench.publicUrl, 1, 'hoi')).then((answer) => {
        answered = true
        return answer
      })
      await new Promise((resolve) => setTimeout(resolve, 150))
      expect(answered).toBe(false)
      gate.resolve()
      expect((await posting).status).toBe(200)
    })

    test('T3: what could not be kept is answered 5xx, and is kept when it comes again', async () => {
      bench.house.failing = 1
      expect((await bench.post(under.text(bench.publicUrl, 1, 'hoi'))).status).toBeGreaterThanOrEqual(500)
      expect(bench.house.kept).toEqual([])
      expect((await bench.post(under.text(bench.publicUrl, 1, 'hoi'))).status).toBe(200)
      expect(bench.house.kept).toHaveLength(1)
    })

    test('T2, W3: the same webhook many times at once is one message with one id', async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => bench.post(under.text(bench.publicUrl, 7, 'hoi'))),
      )
      expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
      expect(bench.house.kept).toHaveLength(1)
      expect(bench.house.duplicates).toBe(7)
    })

    test('T1, W2: a stranger is refused, nothing is kept and nobody is called', async () => {
      for (const webhook of under.forged(bench.publicUrl, 1)) {
        expect([401, 403]).toContain((await bench.post(webhook)).status)
      }
      expect(bench.house.kept).toEqual([])
      expect(bench.provider.calls).toEqual([])
    })

    test('T4: a malformed body is answered 4xx at once, and the channel lives on', async () => {
      const answer = await bench.post(under.malformed(bench.publicUrl))
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
      expect(answer.milliseconds).toBeLessThan(1000)
      expect((await bench.post(under.text(bench.publicUrl, 2, 'hoi'))).status).toBe(200)
    })

    test('a kind that nobody knows yet is taken without harm', async () => {
      expect((await bench.post(under.unknown(bench.publicUrl, 3))).status).toBe(200)
    })

    test('X4: the same talk gives the same events on every channel', async () => {
      const script = [
        under.text(bench.publicUrl, 1, 'Hoi'),
        under.location(bench.publicUrl, 2, 53.2012, 5.8086),
        under.voice(bench.publicUrl, 3),
        ...(under.choice ? [under.choice(bench.publicUrl, 4, 'what', 'groceries')] : []),
      ]
      for (const webhook of script) expect((await bench.post(webhook)).status).toBe(200)
      expect(bench.house.kept.map(({ content }) => content)).toEqual([
        { kind: 'text', text: 'Hoi' },
        { kind: 'location', latitude: 53.2012, longitude: 5.8086 },
        { kind: 'attachment', type: 'voice', ref: expect.any(String), mime: 'audio/ogg' },
        ...(under.choice ? [{ kind: 'choice', about: 'what', value: 'groceries' }] : []),
      ])
      expect(new Set(bench.house.kept.map(({ providerId }) => providerId)).size).toBe(script.length)
    })

    test('a text is sent as it is, once, and the provider’s id comes back', async () => {
      const outcome = await bench.channel.send(under.name, outgoing(markup))
      expect(outcome).toEqual({ end: 'sent', providerId: expect.stringMatching(/.+/) })
      expect(calls().map(under.textOf)).toEqual([markup])
    })

    test('one after another they keep their order', async () => {
      for (const text of ['1', '2', '3']) await bench.channel.send(under.name, outgoing(text, `m${text}`))
      expect(calls().map(under.textOf)).toEqual(['1', '2', '3'])
    })

    test('asked for again while it is on its way, or once it has gone, a message goes only once', async () => {
      const gate = Promise.withResolvers<void>()
      bench.provider.answer = () => gate.promise.then(() => under.sent(1))
      const tries = [1, 2].map(() => bench.channel.send(under.name, outgoing('hoi')))
      gate.resolve()
      const [first, second] = await Promise.all(tries)
      expect(second).toEqual(first)
      expect(await bench.channel.send(under.name, outgoing('hoi'))).toEqual(first)
      expect(calls()).toHaveLength(1)
    })

    test('T14: a long text goes in whole parts, none of them torn', async () => {
      const text = `${'Boadskippen 👩‍👩‍👧 foar de buorfrou. '.repeat(300)}ein`
      expect(await bench.channel.send(under.name, outgoing(text))).toMatchObject({ end: 'sent' })
      const parts = calls().map(under.textOf)
      expect(parts.length).toBeGreaterThan(1)
      expect(parts.every((part) => part.isWellFormed())).toBe(true)
      expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(under.longest)
      const before = calls().length
      await bench.channel.send(under.name, outgoing('x'.repeat(under.longest + 1), 'm2'))
      expect(
        calls()
          .slice(before)
          .map((call) => under.textOf(call).length),
      ).toEqual([under.longest, 1])
      expect(parts.join(' ')).toBe(text)
    })

    test('T20, W21: every call is one that the provider publishes', async () => {
      await bench.channel.start?.(bench.house)
      await bench.channel.send(under.name, { ...outgoing('hoi'), validForSeconds: 100_000 })
      await bench.channel.send(under.name, { ...outgoing('hoi', 'm2'), validForSeconds: 0.5 })
      const press = under.choice?.(bench.publicUrl, 4, 'what', 'groceries')
      if (press) await bench.post(press)
      await bench.channel.stop?.()
      expect(calls().filter(({ method }) => method === 'POST')).toHaveLength(2)
      expect(misusesIn(bench.provider.calls)).toEqual([])
    })

    test('a lone surrogate does not stop a message', async () => {
      expect(await bench.channel.send(under.name, outgoing('hoi \ud83d'))).toMatchObject({ end: 'sent' })
    })

    test('when the provider is busy, it is tried again later and not by the channel itself', async () => {
      bench.provider.answer = () => under.busy
      expect(await bench.channel.send(under.name, outgoing('hoi'))).toMatchObject({
        end: 'retry',
        afterSeconds: 5,
      })
      expect(calls()).toHaveLength(1)
    })

    test.each([
      ['answers 5xx', (): ProviderReply => under.broken],
      ['cuts the line', (): ProviderReply => 'reset'],
      ['answers what nobody can read', (): ProviderReply => ({ status: 200, body: '<html>hello</html>' })],
    ])('when the provider %s, it is tried again later and not by the channel itself', async (_how, reply) => {
      bench.provider.answer = reply
      const outcome = await bench.channel.send(under.name, outgoing('hoi'))
      expect(outcome).toMatchObject({ end: 'retry' })
      expect(outcome).not.toHaveProperty('wholeChannel')
      expect(calls()).toHaveLength(1)
    })

    test('a provider that hangs is left after ten seconds', async () => {
      bench.provider.answer = () => 'hang'
      const started = Date.now()
      expect(await bench.channel.send(under.name, outgoing('hoi'))).toMatchObject({ end: 'retry' })
      expect(Date.now() - started).toBeGreaterThan(8_000)
      expect(Date.now() - started).toBeLessThan(13_000)
    })

    test('T5: a webhook is answered at once while the provider’s API hangs', async () => {
      bench.provider.answer = () => 'hang'
      const webhook =
        under.choice?.(bench.publicUrl, 4, 'what', 'groceries') ?? under.text(bench.publicUrl, 4, 'hoi')
      expect((await bench.post(webhook)).milliseconds).toBeLessThan(1000)
    })

    test('a provider that is not there is tried again later', async () => {
      await bench.provider.close()
      expect(await bench.channel.send(under.name, outgoing('hoi'))).toMatchObject({
        end: 'retry',
        wholeChannel: true,
      })
    })

    test('somebody who blocked us hears nothing more', async () => {
      bench.provider.answer = () => under.blocked
      expect(await bench.channel.send(under.name, outgoing('hoi'))).toMatchObject({ end: 'stopped' })
      expect(calls()).toHaveLength(1)
    })

    test('what can never be sent is refused', async () => {
      bench.provider.answer = () => under.wrong
      expect(await bench.channel.send(under.name, outgoing('hoi'))).toMatchObject({ end: 'refused' })
    })

    test('a desk card is refused, for residents have no desk', async () => {
      const content = { kind: 'whisper', user: 'U1', text: 'psst' } as const
      expect(await bench.channel.send(under.name, { id: 'm1', to: under.person, content })).toMatchObject({
        end: 'refused',
      })
      expect(bench.provider.calls).toEqual([])
    })

    test('T19, X3: secrets, people and what they wrote are never logged nor told in a reason', async () => {
      const told: unknown[] = []
      const replies = [under.blocked, under.busy, under.broken, under.wrong, 'reset'] as ProviderReply[]
      for (const [index, reply] of replies.entries()) {
        bench.provider.answer = () => reply
        const outcome = await bench.channel.send(under.name, outgoing('een groot geheim', `m${index}`))
        told.push('reason' in outcome ? outcome.reason : outcome)
      }
      for (const webhook of under.forged(bench.publicUrl, 1)) await bench.post(webhook)
      bench.house.failing = 1
      await bench.post(under.text(bench.publicUrl, 2, 'een groot geheim'))
      await bench.post(under.malformed(bench.publicUrl))
      await bench.channel.start?.(bench.house)
      await new Promise((resolve) => setTimeout(resolve, 100))
      const all = bench.logged() + JSON.stringify(told)
      expect(bench.logged()).not.toBe('')
      for (const secret of [...under.secrets, under.person, 'geheim']) expect(all).not.toContain(secret)
    })
  })
}
