import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { settled } from '../support/talks.ts'
import { openWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ volunteers: false })
})
afterEach(async () => {
  const { rows } = await world.app.core.pool.query('select 1 from inbox_message')
  expect(rows).toEqual([])
})
afterAll(() => world.close())

type Headers = Record<string, string>

async function post(path: string, headers: Headers, body: string): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${world.app.port}${path}`, { method: 'POST', headers, body })
  await response.text()
  return response.status
}

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }

describe('Telegram', () => {
  const update = JSON.stringify({
    update_id: 1,
    message: {
      message_id: 1,
      date: 1_795_424_400,
      chat: { id: 599, type: 'private', first_name: 'Jan' },
      from: { id: 599, is_bot: false, first_name: 'Jan' },
      text: 'Hoi',
    },
  })
  const secret = () => ({ 'x-telegram-bot-api-secret-token': world.open.secrets.telegram.webhookSecret })

  test.each([
    ['no secret', {}],
    ['a wrong secret', { 'x-telegram-bot-api-secret-token': 'wrong-wrong-wrong' }],
    ['an empty secret', { 'x-telegram-bot-api-secret-token': '' }],
  ])('%s is refused', async (_what, headers) => {
    expect(await post('/telegram', { ...json, ...headers }, update)).toBe(401)
  })

  test.each(['', '{', 'null', '[]', '"hoi"', '{"update_id":"1"}', '{"message":{}}', '\0'])(
    'the body %j is refused',
    async (body) => {
      expect(await post('/telegram', { ...json, ...secret() }, body)).toBe(400)
    },
  )

  test.each([
    { update_id: 10, poll: { id: '1' } },
    { update_id: 11, something_of_next_year: { from: { id: 599 } } },
    { update_id: 12, channel_post: { message_id: 1, chat: { id: -1, type: 'channel' }, text: 'hoi' } },
    {
      update_id: 13,
      message: { message_id: 1, chat: { id: -5, type: 'group' }, from: { id: 1 }, text: 'hoi' },
    },
    { update_id: 14 },
  ])('an update of another kind is taken and left: %j', async (body) => {
    expect(await post('/telegram', { ...json, ...secret() }, JSON.stringify(body))).toBe(200)
    await settled(world)
  })
})

describe('Twilio', () => {
  const fields = {
    MessageSid: 'SM00000000000000000000000000000001',
    From: '+31612345678',
    To: '+3197010240001',
    Body: 'Hoi',
    NumMedia: '0',
  }
  const sign = (
    path: string,
    signed: Record<string, string>,
    token = world.open.secrets.twilio.authToken,
  ): Headers => {
    const url = `http://127.0.0.1:${world.app.port}${path}`
    const data = Object.keys(signed)
      .sort()
      .reduce((all, name) => all + name + (signed[name] ?? ''), url)
    return { ...form, 'x-twilio-signature': createHmac('sha1', token).update(data).digest('base64') }
  }
  const body = (of: Record<string, string>) => new URLSearchParams(of).toString()

  test.each(['/twilio/messages', '/twilio/status'])(
    '%s: unsigned, wrongly signed or changed on the way is refused',
    async (path) => {
      expect(await post(path, form, body(fields))).toBe(403)
      expect(await post(path, { ...form, 'x-twilio-signature': 'bm90IGEgc2lnbmF0dXJl' }, body(fields))).toBe(
        403,
      )
      expect(await post(path, sign(path, fields, 'another token'), body(fields))).toBe(403)
      expect(await post(path, sign(path, fields), body({ ...fields, Body: 'Doe maar 100 euro' }))).toBe(403)
      expect(await post(path, sign(path, fields), body({ ...fields, Extra: 'x' }))).toBe(403)
      expect(await post(`${path}?a=b`, sign(path, fields), body(fields))).toBe(403)
      expect(await post(path, { ...json, 'x-twilio-signature': 'x' }, '{')).toBe(403)
    },
  )

  test('signed but without a sender, or of a channel that we do not know: taken and left', async () => {
    for (const odd of [
      { MessageSid: fields.MessageSid },
      { ...fields, From: '' },
      { ...fields, From: 'messenger:12345' },
    ]) {
      expect(await post('/twilio/messages', sign('/twilio/messages', odd), body(odd))).toBe(200)
    }
    await settled(world)
  })

  test('a receipt of a message that we never sent is taken and left', async () => {
    const receipt = {
      MessageSid: 'SMffffffffffffffffffffffffffffffff',
      MessageStatus: 'delivered',
      From: '+3197010240001',
      To: '+31612345678',
    }
    expect(await post('/twilio/status', sign('/twilio/status', receipt), body(receipt))).toBe(200)
  })
})

describe('Slack', () => {
  const payload = (of: unknown) => `payload=${encodeURIComponent(JSON.stringify(of))}`
  const press = (requestId: string) => ({
    type: 'block_actions',
    user: { id: 'U0DESKSJOUK', team_id: world.open.secrets.slack.teamId },
    team: { id: world.open.secrets.slack.teamId },
    channel: { id: world.open.secrets.slack.deskChannel },
    message: { ts: '1.1' },
    container: { type: 'message', message_ts: '1.1', channel_id: world.open.secrets.slack.deskChannel },
    trigger_id: '1.1.1',
    actions: [{ type: 'button', action_id: 'request.dispatch', value: requestId, action_ts: '1.2' }],
  })
  const sign = (
    body: string,
    at = Math.floor(Date.now() / 1000),
    secret = world.open.secrets.slack.signingSecret,
  ): Headers => ({
    ...form,
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`,
  })

  test('unsigned, wrongly signed, stale, from the future or changed on the way is refused', async () => {
    const body = payload(press('0b3c7b1e-6f0f-4f0e-8a53-000000000000'))
    const now = Math.floor(Date.now() / 1000)
    expect(await post('/slack/events', form, body)).toBe(401)
    expect(await post('/slack/events', sign(body, now, 'another secret'), body)).toBe(401)
    expect(await post('/slack/events', sign(body, now - 600), body)).toBe(401)
    expect(await post('/slack/events', sign(body, now + 600), body)).toBe(401)
    expect(
      await post('/slack/events', sign(body), payload(press('1b3c7b1e-6f0f-4f0e-8a53-000000000000'))),
    ).toBe(401)
  })

  test.each(['payload=%7B', 'payload=[]', 'payload=null', 'payload=1'])(
    'the signed body %j is refused',
    async (body) => {
      expect(await post('/slack/events', sign(body), body)).toBe(400)
    },
  )

  test.each(['', '{', 'null', '[]'])('the signed JSON %j is refused', async (body) => {
    expect(await post('/slack/events', { ...sign(body), ...json }, body)).toBe(400)
  })

  test('signed kinds that nobody listens to are taken and left', async () => {
    for (const odd of [
      { type: 'message_action' },
      { type: 'shortcut', callback_id: 'x' },
      { type: 'a_kind_of_next_year' },
    ]) {
      const body = payload(odd)
      expect(await post('/slack/events', sign(body), body)).toBe(200)
    }
  })
})

test('no path of a stranger tells anything', async () => {
  for (const path of ['/telegram/', '/twilio', '/slack', '/.env', '/street', '/street/api']) {
    const response = await fetch(`http://127.0.0.1:${world.app.port}${path}`)
    expect(response.status).toBe(404)
    await response.text()
  }
})

test('a body that is far too large is refused before it is read', async () => {
  const large = 'x'.repeat(2_000_000)
  const secret = { 'x-telegram-bot-api-secret-token': world.open.secrets.telegram.webhookSecret }
  expect(
    await post(
      '/telegram',
      { ...json, ...secret },
      JSON.stringify({ update_id: 1, message: { text: large } }),
    ),
  ).toBe(413)
  expect(await post('/twilio/messages', form, `Body=${large}`)).toBe(413)
})
