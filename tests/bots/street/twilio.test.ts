import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import twilio from 'twilio'
import { countSegments } from '../../../bots/street/segments.ts'
import { type OpenStreet, openStreet } from '../../support/street-client.ts'
import { openCatcher, type WebhookCatcher } from '../../support/webhook-catcher.ts'

const jan = '+31612340001'
const sietske = '+31612340002'
let open: OpenStreet
let program: WebhookCatcher
let client: ReturnType<typeof twilio>
let now = new Date('2026-11-22T10:00:00Z')

class Rewrite extends twilio.RequestClient {
  override request(options: Parameters<twilio.RequestClient['request']>[0]) {
    const uri = options.uri.replace(/^https:\/\/(api|content)\.twilio\.com/, `${open.root}/twilio`)
    return super.request({ ...options, uri }) as never
  }
}

beforeAll(async () => {
  const approved = {
    sid: `HX${'a'.repeat(32)}`,
    friendly_name: 'ping',
    language: 'nl',
    variables: { 1: 'buur' },
    types: { 'twilio/quick-reply': { body: 'Hoi {{1}}!', actions: [{ title: 'Ja {{2}}', id: 'ja' }] } },
    approved: true,
  }
  open = await openStreet({ now: () => now, templates: [approved] })
  program = await openCatcher()
  open.connect(program.url)
  const { accountSid, authToken } = open.secrets.twilio
  client = twilio(accountSid, authToken, { httpClient: new Rewrite() })
})
afterAll(async () => {
  await open.close()
  await program.close()
})
beforeEach(() => {
  program.caught.length = 0
  program.answer = () => ({ status: 200 })
})

const fieldsOf = (raw: string) => Object.fromEntries(new URLSearchParams(raw))
const sms = (to: string, body: string) =>
  client.messages.create({
    to,
    from: open.secrets.twilio.smsFrom,
    body,
    statusCallback: `${program.url}/twilio/status`,
  })
/** The first status callback of this kind. */
const status = async (wanted: string) =>
  fieldsOf((await program.find(({ raw }) => fieldsOf(raw).MessageStatus === wanted)).raw)
const code = (call: Promise<unknown>) =>
  call.then(
    () => 'taken',
    (error: { code: number }) => error.code,
  )

describe('a text message', () => {
  test('comes signed, with the fields that Twilio sends', async () => {
    await open.street.text('sms', jan, 'Hoi, één vraag')
    const caught = await program.next('/twilio/messages')
    const fields = fieldsOf(caught.raw)
    expect(fields).toMatchObject({
      From: jan,
      To: open.secrets.twilio.smsFrom,
      Body: 'Hoi, één vraag',
      NumMedia: '0',
    })
    expect(fields.MessageSid).toMatch(/^SM[0-9a-f]{32}$/)
    const signature = caught.headers['x-twilio-signature'] ?? ''
    const url = `${program.url}/twilio/messages`
    expect(twilio.validateRequest(open.secrets.twilio.authToken, signature, url, fields)).toBe(true)
    expect(
      twilio.validateRequest(open.secrets.twilio.authToken, signature, url, { ...fields, Body: 'x' }),
    ).toBe(false)
  })

  test('is brought again with the same ids, and stays in the list', async () => {
    let refusals = 2
    program.answer = () => ({ status: refusals-- > 0 ? 500 : 200 })
    const sid = await open.street.text('sms', jan, 'nog eens')
    const third = await program.next('/twilio/messages', 3)
    expect(fieldsOf(third.raw).MessageSid).toBe(sid)
    const tokens = program.caught.map(({ headers }) => headers['i-twilio-idempotency-token'])
    expect(new Set(tokens).size).toBe(1)
    const listed = await client.messages.list({
      to: open.secrets.twilio.smsFrom,
      dateSentAfter: new Date(now.getTime() - 60_000),
    })
    expect(listed.map((message) => message.sid)).toContain(sid)
    const later = await client.messages.list({
      to: open.secrets.twilio.smsFrom,
      dateSentAfter: new Date(now.getTime() + 60_000),
    })
    expect(later).toEqual([])
  })

  test('is sent, and the receipts follow in order and signed', async () => {
    const sent = await sms(jan, 'Dag Jan')
    expect(sent).toMatchObject({ status: 'queued', numSegments: '1', direction: 'outbound-api' })
    expect(await open.street.next('sms', jan)).toBe('Dag Jan')
    const second = await program.next('/twilio/status', 2)
    expect(program.caught.map(({ raw }) => fieldsOf(raw).MessageStatus)).toEqual(['sent', 'delivered'])
    const url = `${program.url}/twilio/status`
    const signature = second.headers['x-twilio-signature'] ?? ''
    expect(twilio.validateRequest(open.secrets.twilio.authToken, signature, url, fieldsOf(second.raw))).toBe(
      true,
    )
    expect((await client.messages(sent.sid).fetch()).status).toBe('delivered')
  })

  test('is refused with the right codes', async () => {
    expect(await code(sms('0612', 'x'))).toBe(21211)
    expect(await code(sms(jan, 'x'.repeat(1601)))).toBe(21617)
    expect(await code(sms(jan, ''))).toBe(21602)
    expect(await code(client.messages.create({ to: jan, from: '+15005550006', body: 'x' }))).toBe(21606)
    open.street.fault({ provider: 'twilio', mode: 429, retryAfter: 3 })
    expect(await code(sms(jan, 'x'))).toBe(20429)
    open.street.fault({ provider: 'twilio', mode: 21614 })
    expect(await code(sms(jan, 'x'))).toBe(21614)
    const wrong = twilio(open.secrets.twilio.accountSid, 'wrong', { httpClient: new Rewrite() })
    expect(await code(wrong.messages.list())).toBe(20003)
  })

  test('fails later when the fault is one of the network', async () => {
    open.street.fault({ provider: 'twilio', method: 'messages.create', mode: 30003 })
    expect(await code(sms(jan, 'onbereikbaar'))).toBe('taken')
    expect(await status('undelivered')).toMatchObject({ ErrorCode: '30003' })
    expect(open.street.messages('sms', jan).some((message) => message.text === 'onbereikbaar')).toBe(false)
  })

  test('STOP blocks the number, START opens it', async () => {
    const other = '+31612349999'
    await open.street.text('sms', other, ' stop ')
    expect(await code(sms(other, 'x'))).toBe(21610)
    expect(open.street.unseen('sms', other)).toEqual([])
    expect(open.street.messages('sms', other).at(-1)).toMatchObject({ from: 'carrier' })
    await open.street.text('sms', other, 'START')
    expect(await code(sms(other, 'x'))).toBe('taken')
  })
})

describe('WhatsApp', () => {
  const send = (content: object) =>
    client.messages.create({
      to: `whatsapp:${sietske}`,
      from: open.secrets.twilio.whatsappFrom,
      statusCallback: `${program.url}/twilio/status`,
      ...content,
    })

  test('free text only within 24 hours; a template always', async () => {
    await open.street.text('whatsapp', sietske, 'goeie')
    await send({ body: 'binnen' })
    expect(await open.street.next('whatsapp', sietske)).toBe('binnen')
    now = new Date(now.getTime() + 24 * 3600_000 + 1)
    await send({ body: 'te laat' })
    expect(await status('failed')).toMatchObject({ ErrorCode: '63016' })
    await send({ contentSid: `HX${'a'.repeat(32)}`, contentVariables: JSON.stringify({ 2: 'graag' }) })
    expect(await open.street.nextMessage('whatsapp', sietske)).toMatchObject({
      text: 'Hoi buur!',
      buttons: [[{ label: 'Ja graag', value: 'ja' }]],
    })
    expect(await code(send({ contentSid: `HX${'b'.repeat(32)}` }))).toBe(21655)
    expect(await code(send({ contentSid: `HX${'a'.repeat(32)}`, contentVariables: '{' }))).toBe(21656)
  })

  test('a pressed quick reply names the button', async () => {
    await open.street.press('whatsapp', sietske, 'Ja graag')
    expect(fieldsOf((await program.next('/twilio/messages')).raw)).toMatchObject({
      From: `whatsapp:${sietske}`,
      WaId: sietske.slice(1),
      MessageType: 'interactive',
      ButtonText: 'Ja graag',
      ButtonPayload: 'ja',
    })
  })

  test('a content template can be made and used', async () => {
    await open.street.text('whatsapp', sietske, 'hoi')
    const made = await client.content.v1.contents.create({
      friendly_name: 'vraag',
      language: 'nl',
      variables: { 1: 'x' },
      types: {
        'twilio/quick-reply': { body: '{{1}}', actions: [{ type: 'QUICK_REPLY', title: 'Ja', id: 'a1' }] },
      },
    } as never)
    await send({ contentSid: made.sid, contentVariables: JSON.stringify({ 1: 'Komt het uit?' }) })
    expect(await open.street.nextMessage('whatsapp', sietske)).toMatchObject({
      text: 'Komt het uit?',
      buttons: [[{ value: 'a1' }]],
    })
    expect((await client.content.v1.contents.list()).map(({ sid }) => sid)).toContain(made.sid)
    expect(await code(send({ contentSid: made.sid, contentVariables: '{"1":"twee\\nregels"}' }))).toBe(21656)
  })

  const content = (types: object) =>
    client.content.v1.contents.create({ friendly_name: 'x', language: 'nl', variables: {}, types } as never)

  test('a list is opened by its button, and a choice from it comes as a list does', async () => {
    await open.street.text('whatsapp', sietske, 'hoi')
    const items = [1, 2, 3, 4].map((number) => ({ item: `Keus ${number}`, id: `q:1|${number}` }))
    const made = await content({ 'twilio/list-picker': { body: 'Welke?', button: 'Kies', items } })
    await send({ contentSid: made.sid })
    expect(await open.street.nextMessage('whatsapp', sietske)).toMatchObject({ text: 'Welke?', list: 'Kies' })
    program.caught.length = 0
    await open.street.press('whatsapp', sietske, 'Keus 3')
    const fields = fieldsOf((await program.next('/twilio/messages')).raw)
    expect(fields).toMatchObject({ Body: 'Keus 3', ListTitle: 'Keus 3', ListId: 'q:1|3' })
    expect(fields).not.toHaveProperty('ButtonPayload')
  })

  test.each<[string, object]>([
    ['a kind that there is not', { twilioQuickReply: { body: 'x' } }],
    [
      'a title of 21 characters',
      { 'twilio/quick-reply': { body: 'x', actions: [{ title: 'a'.repeat(21) }] } },
    ],
    [
      'an item of 25 characters',
      { 'twilio/list-picker': { body: 'x', button: 'Kies', items: [{ item: 'a'.repeat(25), id: '1' }] } },
    ],
    [
      'eleven items',
      {
        'twilio/list-picker': {
          body: 'x',
          button: 'Kies',
          items: Array.from({ length: 11 }, (_, index) => ({ item: `${index}`, id: `${index}` })),
        },
      },
    ],
  ])('W20: a content with %s is not made', async (_what, types) => {
    expect(await code(content(types))).toBe(20001)
  })

  test('W20: four buttons without approval do not arrive', async () => {
    await open.street.text('whatsapp', sietske, 'hoi')
    program.caught.length = 0
    const actions = ['a', 'b', 'c', 'd'].map((title) => ({ type: 'QUICK_REPLY', title, id: title }))
    const made = await content({ 'twilio/quick-reply': { body: 'Welke?', actions } })
    await send({ contentSid: made.sid })
    expect(await status('failed')).toMatchObject({ ErrorCode: '63013' })
  })
})

test('SMS parts are counted as Twilio counts them', () => {
  const cases: [string, number][] = [
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(307), 3],
    [`ë${'a'.repeat(69)}`, 1],
    [`ë${'a'.repeat(70)}`, 2],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    ['🙂'.repeat(35), 1],
    ['🙂'.repeat(36), 2],
  ]
  for (const [text, parts] of cases) expect(countSegments(text)).toBe(parts)
})
