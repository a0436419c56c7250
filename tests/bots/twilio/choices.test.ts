import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createTwilioChannel } from '../../../bots/twilio/channel.ts'
import { richContent, whatsappChoices } from '../../../bots/twilio/rich-content.ts'
import { canShow, fit } from '../../../core/outbox/fit.ts'
import type { OutgoingText } from '../../../core/outbox/outgoing-message.ts'
import { Words } from '../../../core/words.ts'
import { type Bench, openBench } from '../../support/channel-bench.ts'
import type { ProviderCall, ProviderReply } from '../../support/fake-provider.ts'
import {
  accountSid,
  authToken,
  messageResource,
  smsFrom,
  twilioError,
  twilioList,
  twilioSent,
  whatsappFrom,
} from '../../support/twilio-samples.ts'

const words = new Words('locales')
const reader = { now: new Date('2026-11-23T09:00:00Z'), zone: 'Europe/Amsterdam' }
const sid = (letter: string) => `HX${letter.repeat(32)}`
const contentList = (contents: object[]): ProviderReply => ({
  status: 200,
  body: { contents, meta: { key: 'contents', next_page_url: null } },
})

describe('choices on WhatsApp', () => {
  let bench: Bench
  let now: Date
  let made: number
  const answers: Record<string, (call: ProviderCall) => ProviderReply> = {}

  const open = async () => {
    bench = await openBench((apiRoot, publicUrl, log) =>
      createTwilioChannel({ accountSid, authToken, smsFrom, whatsappFrom, apiRoot, publicUrl }, log, {
        clock: { now: () => now },
        words,
      }),
    )
    bench.provider.answer = (call) => {
      const on = `${call.method} ${call.path.endsWith('/Content') ? 'content' : 'messages'}`
      return answers[on]?.(call) ?? { status: 404, body: {} }
    }
  }
  beforeEach(async () => {
    now = new Date()
    made = 0
    answers['GET content'] = () => contentList([])
    answers['POST content'] = ({ fields }) => ({
      status: 201,
      body: { ...fields, sid: sid(String.fromCharCode(97 + made++)) },
    })
    answers['GET messages'] = () => twilioList([])
    answers['POST messages'] = () => twilioSent('SM1')
    await open()
  })
  afterEach(() => bench.close())

  const contents = () => bench.provider.to('/Content').filter(({ method }) => method === 'POST')
  const messages = () => bench.provider.to('/Messages.json').filter(({ method }) => method === 'POST')
  const offering = (keys: string[], about = 'q:1', language = 'nl'): OutgoingText =>
    fit(
      words,
      language,
      bench.channel.limits('whatsapp'),
      {
        lines: [{ key: 'common.ask-name' }, { key: 'ask-for-help.what' }],
        about,
        choices: keys.map((key) => ({ value: key, key })),
      },
      reader,
    )
  const send = (content: OutgoingText, id = 'm1', lastInboundAt: Date | null = now) =>
    bench.channel.send('whatsapp', { id, to: '+31612345678', content, lastInboundAt })
  const parts = ['common.part-morning', 'common.part-afternoon', 'common.part-evening']
  const four = [...parts, 'common.when-open']

  test('W20: up to three are buttons, each with its question and its choice', async () => {
    expect(await send(offering(parts))).toEqual({ end: 'sent', providerId: 'SM1' })
    expect(contents()[0]?.fields).toMatchObject({
      language: 'nl',
      types: {
        'twilio/quick-reply': {
          body: '{{1}}\n{{2}}',
          actions: [
            { type: 'QUICK_REPLY', title: 'Ochtend', id: '{{3}}' },
            { type: 'QUICK_REPLY', title: 'Middag', id: '{{4}}' },
            { type: 'QUICK_REPLY', title: 'Avond', id: '{{5}}' },
          ],
        },
      },
    })
    const sent = messages()[0]?.fields ?? {}
    expect(sent).toMatchObject({ ContentSid: sid('a') })
    expect(sent).not.toHaveProperty('Body')
    expect(JSON.parse(String(sent.ContentVariables))).toMatchObject({
      1: 'Hoe heet je?',
      3: 'q:1|common.part-morning',
      5: 'q:1|common.part-evening',
    })
  })

  test('W20: four to ten are a list, with a button that opens it', async () => {
    await send(offering(four))
    expect(contents()[0]?.fields.types).toMatchObject({
      'twilio/list-picker': { button: 'Kies', items: [{ item: 'Ochtend', id: '{{3}}' }, {}, {}, {}] },
    })
  })

  test('W20: more than ten, or one that is too long to be seen whole, are numbers in the text', async () => {
    const offer = (labels: string[]) => {
      const choices = labels.map((label, index) => ({ value: `v${index}`, label }))
      expect(canShow(bench.channel.limits('whatsapp'), choices)).toBe(false)
      expect(
        richContent({ kind: 'text', text: 'Welke?', language: 'nl', about: 'q:1', choices }, 'Kies'),
      ).toBeNull()
    }
    const many = (count: number) => Array.from({ length: count }, (_, index) => `Keus ${index + 1}`)
    offer(many(11))
    offer(['x'.repeat(21), 'Nee'])
    offer([...many(3), 'x'.repeat(25)])
    const days = parts.concat(four, parts, four.slice(0, 1)).slice(0, 11)
    await send(offering(days))
    expect(contents()).toEqual([])
    expect(messages()[0]?.fields.Body).toMatch(/\n1 Ochtend\n[\s\S]*\n11 Ochtend$/)
  })

  test('W20: a text or an answer that is longer than WhatsApp takes is left to words', () => {
    const made = (text: string, value: string) =>
      richContent(
        { kind: 'text', text, language: 'nl', about: 'q:1', choices: [{ value, label: 'Ja' }] },
        'Kies',
      )
    const lines = (last: number) => [...Array(5).fill('x'.repeat(200)), 'x'.repeat(last)].join('\n')
    expect(made(lines(19), 'yes')).not.toBeNull()
    expect(made(lines(20), 'yes')).toBeNull()
    expect(made('Welke?', 'x'.repeat(196))).not.toBeNull()
    expect(made('Welke?', 'x'.repeat(197))).toBeNull()
  })

  test('one resource serves every message that offers the same, also many at once', async () => {
    await Promise.all(['q:1', 'q:2', 'o:7'].map((about, index) => send(offering(parts, about), `m${index}`)))
    expect(contents()).toHaveLength(1)
    expect(messages().map(({ fields }) => fields.ContentSid)).toEqual([sid('a'), sid('a'), sid('a')])
    await send(offering(parts, 'q:1', 'en'), 'm9')
    expect(contents()).toHaveLength(2)
  })

  test('after a restart it is found again by its name', async () => {
    await send(offering(parts))
    const name = contents()[0]?.fields.friendly_name
    await bench.close()
    await open()
    answers['GET content'] = () =>
      contentList([{ sid: sid('f'), friendly_name: name, types: {}, variables: {} }])
    await send(offering(parts))
    expect(contents()).toEqual([])
    expect(messages()[0]?.fields.ContentSid).toBe(sid('f'))
  })

  test.each<[string, string, () => ProviderReply]>([
    ['refused', 'POST content', () => twilioError(400, 20001)],
    ['broken', 'POST content', () => twilioError(500, 20500)],
    ['cut off', 'POST content', () => 'reset'],
    ['slow', 'POST content', () => 'hang'],
    ['without an id', 'POST content', () => ({ status: 201, body: {} })],
    ['not to be looked up', 'GET content', () => twilioError(500, 20500)],
  ])(
    'W20: when the content is %s, the choices go as numbered words, and for a minute so do the next',
    async (_how, call, reply) => {
      answers[call] = reply
      expect(await send(offering(parts))).toEqual({ end: 'sent', providerId: 'SM1' })
      expect(messages()[0]?.fields.Body).toMatch(/^Hoe heet je\?\n[^\n]*\n1 Ochtend\n2 Middag\n3 Avond$/)
      expect(bench.logged()).not.toMatch(/Ochtend|\+316/)
    },
  )

  test('after a minute the buttons are tried again', async () => {
    const create = answers['POST content']
    answers['POST content'] = () => twilioError(500, 20500)
    await send(offering(parts), 'm1')
    await send(offering(parts), 'm2')
    expect(contents()).toHaveLength(1)
    if (create) answers['POST content'] = create
    now = new Date(now.getTime() + 60_001)
    await send(offering(parts), 'm3')
    expect(messages()[2]?.fields.ContentSid).toBe(sid('a'))
  })

  test('when Twilio does not take the content of a message, the words go, and it is made anew', async () => {
    answers['POST messages'] = ({ fields }) =>
      fields.ContentSid === sid('a') ? twilioError(400, 21655) : twilioSent('SM2')
    expect(await send(offering(parts))).toEqual({ end: 'sent', providerId: 'SM2' })
    expect(messages().map(({ fields }) => typeof fields.Body)).toEqual(['undefined', 'string'])
    await send(offering(parts), 'm2')
    expect(messages()[2]?.fields.ContentSid).toBe(sid('b'))
  })

  test('W7: after a cut line it is looked for as it read with buttons, and goes only once', async () => {
    answers['POST messages'] = () => 'reset'
    const content = offering(parts)
    expect(await send(content)).toMatchObject({ end: 'retry' })
    answers['GET messages'] = () =>
      twilioList([messageResource('SM7', { to: 'whatsapp:+31612345678', body: content.text })])
    expect(await send(content)).toEqual({ end: 'sent', providerId: 'SM7' })
    expect(messages()).toHaveLength(1)
  })

  test('W15: outside the 24 hours nothing is made in session', async () => {
    const long = new Date(now.getTime() - 24 * 3600_000 - 60_000)
    expect(await send(offering(parts), 'm1', long)).toEqual({ end: 'refused', reason: 'outside-window' })
    expect(bench.provider.calls).toEqual([])
  })

  test('SMS has no buttons at all', () => {
    expect(bench.channel.limits('sms')).toMatchObject({ buttons: 0 })
    expect(bench.channel.limits('sms').list).toBeUndefined()
    expect(bench.channel.limits('whatsapp')).toMatchObject(whatsappChoices)
  })
})

test('W20: whatever is offered, what is made is within the limits, or it is left to words', () => {
  const label = fc.oneof(
    fc.string({ maxLength: 30, unit: 'grapheme' }),
    fc.constantFrom('Ja', 'Nee', 'Ja, dat doe ik', '{{1}}'),
  )
  const choice = fc.record({ value: fc.string({ minLength: 1, maxLength: 210 }), label })
  const content = fc.record({
    kind: fc.constant('text' as const),
    text: fc.oneof(
      fc.lorem({ mode: 'sentences', maxCount: 30 }),
      fc.string({ maxLength: 1200, unit: 'binary' }),
    ),
    language: fc.constantFrom('nl', 'fy', 'en'),
    about: fc.constantFrom('q:1', 'o:0199', 'a|b'),
    choices: fc.array(choice, { maxLength: 12 }),
  })
  let made = 0
  fc.assert(
    fc.property(content, (offered) => {
      const rich = richContent(offered, 'Kies')
      if (!rich) return
      made++
      const { choices } = offered
      expect(canShow(whatsappChoices, choices)).toBe(true)
      const [[type, shape] = ['', {}]] = Object.entries(rich.definition.types)
      const {
        actions = [],
        items = [],
        body,
      } = shape as Record<'actions' | 'items', { id: string }[]> & { body: string }
      expect(type).toBe(choices.length <= 3 ? 'twilio/quick-reply' : 'twilio/list-picker')
      const values = JSON.parse(rich.contentVariables) as Record<string, string>
      const filled = (pattern: string) =>
        pattern.replace(/\{\{(\d+)\}\}/g, (_all, number) => values[number] ?? '?')
      expect(filled(body)).toBe(rich.reads)
      expect(rich.reads.length).toBeLessThanOrEqual(1024)
      expect([...actions, ...items].map(({ id }) => filled(id))).toEqual(
        choices.map(({ value }) => `${offered.about}|${value}`),
      )
      for (const { id } of [...actions, ...items]) expect(filled(id).length).toBeLessThanOrEqual(200)
      for (const value of Object.values(values)) expect(value).not.toBe('')
      for (const { label: title } of choices)
        expect(title.length).toBeLessThanOrEqual(choices.length <= 3 ? 20 : 24)
      expect(choices.length).toBeLessThanOrEqual(10)
      for (const line of rich.reads.split('\n')) expect(line).not.toMatch(/[\t\r]| {2}/)
      expect(rich.definition.friendly_name.length).toBeLessThanOrEqual(64)
    }),
    { numRuns: 2000 },
  )
  expect(made).toBeGreaterThan(50)
})
