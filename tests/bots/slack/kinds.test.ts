import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Bench, Webhook } from '../../support/channel-bench.ts'
import {
  command,
  deskChannel,
  event,
  interaction,
  openSlackBench,
  pressed,
  type SlackApi,
  signed,
  staff,
  submitted,
  team,
} from './slack-bench.ts'

const at = { channel: deskChannel, event_ts: '1700000001.000100', ts: '1700000001.000100' }
const item = { type: 'message', channel: deskChannel, ts: '1700000001.000100' }

/** Events of the Events API: those that we ask for, and those that some other manifest might bring. */
const events: [what: string, event: object][] = [
  ['the Home was opened', { type: 'app_home_opened', user: 'U0GUEST', channel: 'D1', tab: 'home' }],
  [
    'the messages of the app were opened',
    { type: 'app_home_opened', user: 'U0GUEST', channel: 'D1', tab: 'messages' },
  ],
  ['somebody came', { type: 'member_joined_channel', user: 'U0NEW', channel_type: 'G', team, ...at }],
  ['somebody went', { type: 'member_left_channel', user: 'U0NEW', channel_type: 'G', team, ...at }],
  ['a message', { type: 'message', user: staff, text: 'een geheim', channel_type: 'group', ...at }],
  ['a message to the app', { type: 'message', user: staff, text: 'een geheim', channel_type: 'im', ...at }],
  [
    'our own message',
    { type: 'message', subtype: 'bot_message', bot_id: 'B0BOT', text: 'een geheim', ...at },
  ],
  [
    'a message of another bot',
    { type: 'message', bot_id: 'B0OTHER', user: 'U0OTHER', text: 'een geheim', ...at },
  ],
  [
    'a changed message',
    { type: 'message', subtype: 'message_changed', message: item, previous_message: item, ...at },
  ],
  [
    'a deleted message',
    { type: 'message', subtype: 'message_deleted', deleted_ts: '1.1', previous_message: item, ...at },
  ],
  ['an answer in a thread', { type: 'message', subtype: 'message_replied', message: item, ...at }],
  ['a file', { type: 'message', subtype: 'file_share', user: staff, files: [{ id: 'F1' }], ...at }],
  [
    'somebody who joined, told in the channel',
    { type: 'message', subtype: 'channel_join', user: 'U0NEW', ...at },
  ],
  ['a mention', { type: 'app_mention', user: staff, text: '<@U0BOT> een geheim', ...at }],
  ['a reaction', { type: 'reaction_added', user: staff, reaction: 'thumbsup', item, item_user: 'U0BOT' }],
  ['a reaction taken back', { type: 'reaction_removed', user: staff, reaction: 'thumbsup', item }],
  ['a renamed channel', { type: 'channel_rename', channel: { id: deskChannel, name: 'balie', created: 1 } }],
  ['an archived channel', { type: 'channel_archive', channel: deskChannel, user: staff }],
  ['an archived private channel', { type: 'group_archive', channel: deskChannel, user: staff }],
  ['a channel that we were taken out of', { type: 'group_left', channel: deskChannel, actor_id: staff }],
  ['a changed user', { type: 'user_change', user: { id: staff, team_id: team, deleted: true } }],
  ['a changed user group', { type: 'subteam_members_changed', subteam_id: 'S1', team_id: team }],
  ['a link', { type: 'link_shared', user: staff, message_ts: '1.1', links: [], ...at }],
  ['a pin', { type: 'pin_added', user: staff, channel_id: deskChannel, item }],
  ['tokens that count no longer', { type: 'tokens_revoked', tokens: { oauth: [staff], bot: ['U0BOT'] } }],
  ['an app that was taken away', { type: 'app_uninstalled' }],
  ['something of tomorrow', { type: 'hologram_shown', of: { anything: [1, null] } }],
]

const press = (action: object, more: object = {}): Webhook =>
  interaction({
    type: 'block_actions',
    user: { id: staff, username: 'anke', name: 'anke', team_id: team },
    api_app_id: 'A0',
    token: 'old',
    container: { type: 'message', message_ts: '1.2', channel_id: deskChannel, is_ephemeral: false },
    trigger_id: 'trigger',
    team: { id: team, domain: 'lab-noord' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: deskChannel, name: 'privategroup' },
    message: { type: 'message', bot_id: 'B0BOT', text: 'Request #1', ts: '1.2', blocks: [] },
    state: { values: {} },
    response_url: 'https://hooks.slack.test/actions',
    actions: [{ block_id: 'b', action_ts: '1700000001.000100', ...action }],
    ...more,
  })
const option = { text: { type: 'plain_text', text: 'een geheim' }, value: 'x' }
const view = (type: string, id: string) => ({
  id: 'V1',
  team_id: team,
  type,
  callback_id: id,
  private_metadata: '',
  hash: 'h1',
  blocks: [],
  state: { values: {} },
  title: { type: 'plain_text', text: 'x' },
})

/** Everything that can be pressed, picked or sent in; nobody of ours has these buttons. */
const interactions: [what: string, webhook: Webhook][] = [
  ['a button', press({ type: 'button', action_id: 'x', value: 'y' })],
  ['a button without a value', press({ type: 'button', action_id: 'x' })],
  [
    'a link that looks like a button',
    press(
      { type: 'button', action_id: 'calendar.open', url: 'https://hulp.example.org' },
      { channel: undefined },
    ),
  ],
  ['a menu', press({ type: 'static_select', action_id: 'x', selected_option: option })],
  ['a menu that was emptied', press({ type: 'static_select', action_id: 'x', selected_option: null })],
  ['a menu of many', press({ type: 'multi_static_select', action_id: 'x', selected_options: [option] })],
  ['a menu of people', press({ type: 'users_select', action_id: 'x', selected_user: staff })],
  [
    'a menu of channels',
    press({ type: 'conversations_select', action_id: 'x', selected_conversation: 'C1' }),
  ],
  ['an overflow', press({ type: 'overflow', action_id: 'x', selected_option: option })],
  ['boxes', press({ type: 'checkboxes', action_id: 'x', selected_options: [] })],
  ['one of several', press({ type: 'radio_buttons', action_id: 'x', selected_option: option })],
  ['a day', press({ type: 'datepicker', action_id: 'x', selected_date: '2026-11-23' })],
  ['a time', press({ type: 'timepicker', action_id: 'x', selected_time: '10:00' })],
  ['what is being typed', press({ type: 'plain_text_input', action_id: 'x', value: 'een geheim' })],
  [
    'a button in a form of somebody else',
    press(
      { type: 'button', action_id: 'x', value: 'y' },
      { channel: undefined, view: view('modal', 'other') },
    ),
  ],
  [
    'a button on a Home of somebody else',
    press({ type: 'button', action_id: 'x', value: 'y' }, { channel: undefined, view: view('home', '') }),
  ],
  [
    'a form of somebody else',
    interaction({
      type: 'view_submission',
      user: { id: staff },
      team: { id: team },
      view: view('modal', 'other'),
    }),
  ],
  [
    'a form that was closed',
    interaction({
      type: 'view_closed',
      user: { id: staff },
      team: { id: team },
      view: view('modal', 'request.close'),
      is_cleared: true,
    }),
  ],
  [
    'a menu that asks what to offer',
    interaction({
      type: 'block_suggestion',
      user: { id: staff },
      team: { id: team },
      action_id: 'x',
      block_id: 'b',
      value: 'een',
    }),
  ],
  [
    'a shortcut of somebody else',
    interaction({
      type: 'shortcut',
      user: { id: staff, team_id: team },
      team: { id: team },
      callback_id: 'x',
      trigger_id: 't',
      action_ts: '1',
    }),
  ],
  [
    'a shortcut on a message of somebody else',
    interaction({
      type: 'message_action',
      user: { id: staff, team_id: team },
      team: { id: team },
      callback_id: 'x',
      trigger_id: 't',
      channel: { id: deskChannel },
      message: { type: 'message', text: 'een geheim', ts: '1.2' },
    }),
  ],
  [
    'a button of long ago',
    interaction({
      type: 'interactive_message',
      callback_id: 'x',
      actions: [{ name: 'y', value: 'z' }],
      user: { id: staff },
      team: { id: team },
      channel: { id: deskChannel },
    }),
  ],
  [
    'a dialog of long ago',
    interaction({
      type: 'dialog_submission',
      callback_id: 'x',
      submission: { text: 'een geheim' },
      user: { id: staff },
      team: { id: team },
      channel: { id: deskChannel },
    }),
  ],
  [
    'a step of a workflow',
    interaction({
      type: 'workflow_step_edit',
      callback_id: 'x',
      trigger_id: 't',
      user: { id: staff },
      team: { id: team },
    }),
  ],
  ['something of tomorrow', interaction({ type: 'hologram', user: { id: staff }, team: { id: team } })],
  ['a form that is not there', submitted('request.vanished', {})],
  ['a button of ours about nothing', pressed('request.take', { value: 'none' })],
]

describe('everything that Slack may bring is answered at once, and nothing of it is logged', () => {
  let bench: Bench & { api: SlackApi }
  beforeAll(async () => {
    bench = await openSlackBench()
  })
  afterAll(() => bench.close())

  const silently = async (webhook: Webhook) => {
    const before = bench.logged()
    const answer = await bench.post(webhook)
    expect(answer).toMatchObject({ status: 200, body: '' })
    expect(answer.milliseconds).toBeLessThan(1000)
    expect(bench.house.kept).toEqual([])
    expect(bench.provider.to('chat.postMessage')).toEqual([])
    expect(bench.logged()).toBe(before)
  }

  test.each(events)('S14: %s', (_what, inner) => silently(event(inner)))

  test.each(events.slice(0, 4))('S3: %s, brought again by Slack', async (_what, inner) => {
    for (const [num, reason] of [
      ['1', 'http_timeout'],
      ['2', 'http_error'],
      ['3', 'connection_failed'],
    ] as const) {
      const webhook = event(inner)
      await silently({
        ...webhook,
        headers: { ...webhook.headers, 'x-slack-retry-num': num, 'x-slack-retry-reason': reason },
      })
    }
  })

  test('S14: an event with everything around it that Slack puts there', () =>
    silently(
      event(
        { type: 'message', user: staff, text: 'een geheim', ...at },
        {
          token: 'old',
          api_app_id: 'A0',
          event_time: 1_700_000_001,
          event_context: '4-x',
          is_ext_shared_channel: true,
          context_team_id: team,
          context_enterprise_id: null,
          authorizations: [{ enterprise_id: null, team_id: team, user_id: 'U0BOT', is_bot: true }],
        },
      ),
    ))

  test('S14: that Slack brings no more events for a while', () =>
    silently(
      signed(
        JSON.stringify({ type: 'app_rate_limited', token: 'old', team_id: team, minute_rate_limited: 1 }),
        {
          type: 'application/json',
        },
      ),
    ))

  test.each(interactions)('S14: %s', (_what, webhook) => silently(webhook))

  test('the address is proven, and its certificate looked at', async () => {
    const challenge = { type: 'url_verification', token: 'old', challenge: '3eZbrw1a' }
    const answer = await bench.post(signed(JSON.stringify(challenge), { type: 'application/json' }))
    expect(JSON.parse(answer.body)).toEqual({ challenge: '3eZbrw1a' })
    expect((await bench.post(signed('ssl_check=1&token=old'))).status).toBe(200)
  })

  test.each(['', '   ', 'HELP', 'help me', '🙂', 'open; drop table', '<@U0ANKE|anke>', 'x'.repeat(3000)])(
    '/foardoar %s is answered to whoever typed it alone',
    async (typed) => {
      const answer = await bench.post(command(typed))
      expect(answer.status).toBe(200)
      expect(JSON.parse(answer.body)).toMatchObject({
        response_type: 'ephemeral',
        text: expect.stringMatching(/./),
      })
      expect(bench.logged()).not.toContain(typed.trim() || '\n\n')
    },
  )
})
