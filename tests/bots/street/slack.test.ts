import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { webApi } from '@slack/bolt'
import { type OpenStreet, openStreet } from '../../support/street-client.ts'
import { type Caught, openCatcher, type WebhookCatcher } from '../../support/webhook-catcher.ts'

let open: OpenStreet
let program: WebhookCatcher
let client: webApi.WebClient
let channel = ''

beforeAll(async () => {
  open = await openStreet()
  program = await openCatcher()
  open.connect(program.url)
  channel = open.secrets.slack.deskChannel
  client = new webApi.WebClient(open.secrets.slack.botToken, {
    slackApiUrl: `${open.root}/slack/api/`,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  })
})
afterAll(async () => {
  await open.close()
  await program.close()
})
beforeEach(() => {
  program.caught.length = 0
  program.answer = () => ({ status: 200 })
})

const card = (number: number) => [
  { type: 'header', text: { type: 'plain_text', text: `#${number} Boodschappen` } },
  {
    type: 'actions',
    block_id: 'acts',
    elements: [
      {
        type: 'button',
        action_id: 'request.dispatch',
        text: { type: 'plain_text', text: 'Find a neighbour' },
        value: 'r1',
        style: 'primary',
      },
      {
        type: 'button',
        action_id: 'request.close',
        text: { type: 'plain_text', text: 'Close' },
        value: 'r1',
      },
    ],
  },
]
const form = {
  type: 'modal',
  callback_id: 'close',
  private_metadata: 'r1',
  title: { type: 'plain_text', text: 'Close' },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'outcome',
      label: { type: 'plain_text', text: 'Outcome' },
      element: {
        type: 'static_select',
        action_id: 'outcome',
        options: [{ text: { type: 'plain_text', text: 'Done' }, value: 'done' }],
      },
    },
    {
      type: 'input',
      block_id: 'minutes',
      optional: true,
      label: { type: 'plain_text', text: 'Minutes' },
      element: { type: 'plain_text_input', action_id: 'minutes' },
    },
  ],
}
const post = (blocks: object[], more: object = {}) =>
  client.chat.postMessage({ channel, text: 'A request', blocks: blocks as never, ...more })
const payload = (caught: Caught) => JSON.parse(new URLSearchParams(caught.raw).get('payload') ?? '{}')
const error = (call: Promise<unknown>) =>
  call.then(
    () => 'taken',
    (cause) => cause.data?.error ?? cause.name,
  )

describe('what the bot writes', () => {
  test('a card, its thread, its edit', async () => {
    const posted = await post(card(1))
    const ts = posted.ts ?? ''
    expect(ts).toMatch(/^\d{10}\.\d{6}$/)
    await client.chat.postMessage({ channel, text: 'Asked three neighbours', thread_ts: ts })
    expect(open.street.desk.thread(ts).map((message) => message.text)).toEqual(['Asked three neighbours'])
    await client.chat.update({ channel, ts, text: 'Done', blocks: card(12).slice(0, 1) as never })
    expect(open.street.desk.card(12)?.ts).toBe(ts)
    expect(open.street.desk.card(1)).toBeUndefined()
    await client.chat.postEphemeral({ channel, user: 'U0DESKSJOUK', text: 'Only for you' })
    expect(open.street.desk.whispers('U0DESKSJOUK').map((message) => message.text)).toEqual(['Only for you'])
  })

  test('is refused as Slack refuses', async () => {
    const long = [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }]
    expect(await error(post(long))).toBe('invalid_blocks')
    expect(await error(post(Array.from({ length: 51 }, () => ({ type: 'divider' }))))).toBe('invalid_blocks')
    expect(await error(client.chat.update({ channel, ts: '1000000000.000001', text: 'x' }))).toBe(
      'message_not_found',
    )
    expect(await error(client.chat.postMessage({ channel: 'desk', text: 'x' }))).toBe('channel_not_found')
    expect(open.street.desk.misuses.splice(0).map((call) => call.split(' ').slice(0, 2))).toEqual([
      ['chat.postMessage', 'invalid_blocks'],
      ['chat.postMessage', 'invalid_blocks'],
    ])
    expect(await error(client.apiCall('chat.shout', { channel }))).toBe('unknown_method')
    expect(await error(client.apiCall('chat.update', { channel, text: 'x' }))).toBe('invalid_arguments')
    expect(open.street.desk.misuses.splice(0)).toEqual([
      'chat.shout unknown_method',
      'chat.update invalid_arguments missing required field: ts',
    ])
    const stranger = new webApi.WebClient('xoxb-wrong', {
      slackApiUrl: `${open.root}/slack/api/`,
      retryConfig: { retries: 0 },
    })
    expect(await error(stranger.auth.test())).toBe('invalid_auth')
    open.street.fault({ provider: 'slack', mode: 429, retryAfter: 7 })
    await expect(client.auth.test()).rejects.toMatchObject({ retryAfter: 7 })
    open.street.fault({ provider: 'slack', method: 'chat.postMessage', mode: 'is_archived' })
    expect(await error(post(card(2)))).toBe('is_archived')
  })

  test('who is who', async () => {
    const { members } = await client.conversations.members({ channel })
    expect(members).toContain('U0DESKSJOUK')
    expect(members).not.toContain('U0GUESTKARE')
    expect((await client.users.info({ user: 'U0DESKSJOUK' })).user?.real_name).toBe('Sjoukje')
  })
})

describe('what somebody at the desk does', () => {
  test('a press comes signed, opens a form once, and the form is sent', async () => {
    const { ts = '' } = await post(card(3))
    await open.street.desk.press(ts, 'request.close')
    const [caught] = program.caught
    const stamp = caught?.headers['x-slack-request-timestamp']
    const hmac = createHmac('sha256', open.secrets.slack.signingSecret)
      .update(`v0:${stamp}:${caught?.raw}`)
      .digest('hex')
    expect(caught?.headers['x-slack-signature']).toBe(`v0=${hmac}`)
    expect(caught?.headers['content-type']).toBe('application/x-www-form-urlencoded')
    const press = payload(caught as Caught)
    expect(press).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0DESKSJOUK' },
      container: { message_ts: ts, channel_id: channel },
      actions: [{ action_id: 'request.close', block_id: 'acts', value: 'r1' }],
    })
    await client.views.open({ trigger_id: press.trigger_id, view: form as never })
    expect(await error(client.views.open({ trigger_id: press.trigger_id, view: form as never }))).toBe(
      'exchanged_trigger_id',
    )
    const empty = await open.street.desk.submit({})
    expect(empty.errors).toHaveProperty('outcome')
    expect(program.caught).toHaveLength(1)
    program.answer = () => ({
      status: 200,
      body: { response_action: 'errors', errors: { minutes: 'a number please' } },
    })
    expect((await open.street.desk.submit({ Outcome: 'Done', minutes: 'x' })).errors).toEqual({
      minutes: 'a number please',
    })
    program.answer = () => ({ status: 200 })
    expect(await open.street.desk.submit({ Outcome: 'Done', minutes: '90' })).toMatchObject({
      ok: true,
      view: null,
    })
    expect(payload(program.caught.at(-1) as Caught).view).toMatchObject({
      callback_id: 'close',
      private_metadata: 'r1',
      state: {
        values: {
          outcome: { outcome: { type: 'static_select', selected_option: { value: 'done' } } },
          minutes: { minutes: { type: 'plain_text_input', value: '90' } },
        },
      },
    })
  })

  test('a form may not be opened after three seconds', async () => {
    const { ts = '' } = await post(card(4))
    await open.street.desk.press(ts, 'request.close')
    await new Promise((resolve) => setTimeout(resolve, 3050))
    const trigger = payload(program.caught[0] as Caught).trigger_id
    expect(await error(client.views.open({ trigger_id: trigger, view: form as never }))).toBe(
      'expired_trigger_id',
    )
  })

  test('a line in a thread is an event, brought again when it was refused', async () => {
    const { ts = '' } = await post(card(5))
    let refusals = 1
    program.answer = () => ({ status: refusals-- > 0 ? 500 : 200 })
    await open.street.desk.say('Ik bel haar & <hem>', { threadTs: ts, user: 'U0DESKRAVIN' })
    const again = await program.next('/slack/events', 2)
    expect(again.headers['x-slack-retry-num']).toBe('1')
    expect(again.headers['x-slack-retry-reason']).toBe('http_error')
    const [first, second] = program.caught.map(({ raw }) => JSON.parse(raw))
    expect(first.event_id).toBe(second.event_id)
    expect(first.event).toMatchObject({
      type: 'message',
      thread_ts: ts,
      user: 'U0DESKRAVIN',
      text: 'Ik bel haar &amp; &lt;hem&gt;',
    })
  })

  test('a command is answered to one member only; a failed one says so', async () => {
    program.answer = () => ({ status: 200, body: { response_type: 'ephemeral', text: 'No open requests' } })
    await open.street.desk.command('/foardoar open', { user: 'U0DESKRAVIN' })
    expect(Object.fromEntries(new URLSearchParams(program.caught[0]?.raw))).toMatchObject({
      command: '/foardoar',
      text: 'open',
    })
    expect(open.street.desk.whispers('U0DESKRAVIN').at(-1)?.text).toBe('No open requests')
    program.answer = () => ({ status: 500 })
    await open.street.desk.command('/foardoar open', { user: 'U0DESKRAVIN' })
    expect(open.street.desk.whispers('U0DESKRAVIN').at(-1)?.text).toMatch(/did not respond/)
  })
})
