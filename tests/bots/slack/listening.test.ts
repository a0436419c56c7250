import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Bench } from '../../support/channel-bench.ts'
import {
  chosen,
  command,
  event,
  interaction,
  no,
  openSlackBench,
  pressed,
  requestId,
  type SlackApi,
  signed,
  staff,
  submitted,
  team,
  typed,
} from './slack-bench.ts'

describe('what the desk does in Slack comes into the house', () => {
  let bench: Bench & { api: SlackApi }
  beforeEach(async () => {
    bench = await openSlackBench()
  })
  afterEach(() => bench.close())

  const whispers = () => bench.provider.to('chat.postEphemeral').map(({ fields }) => String(fields.text))
  const eventually = async (check: () => boolean) => {
    for (let turn = 0; turn < 100 && !check(); turn++) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(check()).toBe(true)
  }

  test('a member presses a button: one message, kept before Slack is answered', async () => {
    const answer = await bench.post(pressed('request.dispatch'))
    expect(answer.status).toBe(200)
    expect(bench.house.kept).toEqual([
      {
        channel: 'slack',
        providerId: expect.stringMatching(/^press:/),
        sender: staff,
        content: { kind: 'desk', action: { name: 'request.dispatch', requestId }, at: 'bilgaard' },
      },
    ])
    expect(answer.milliseconds).toBeLessThan(1000)
  })

  test('S3: the same press brought twice is one message; two presses are two', async () => {
    await bench.post(pressed('request.take'))
    await bench.post(pressed('request.take'))
    expect(bench.house.kept).toHaveLength(1)
    await bench.post(pressed('request.take', { ts: '1700000002.000100' }))
    await bench.post(pressed('request.take', { user: 'U0BAUKE' }))
    expect(bench.house.kept).toHaveLength(3)
  })

  test('S4: a press that could not be kept is answered with an error', async () => {
    bench.house.failing = 1
    expect((await bench.post(pressed('request.dispatch'))).status).toBe(500)
    expect((await bench.post(pressed('request.dispatch'))).status).toBe(200)
    expect(bench.house.kept).toHaveLength(1)
  })

  test('S4: nor is a form taken, or a word of who is on call, that could not be kept', async () => {
    for (const webhook of [
      submitted('request.reply', { text: typed('tot morgen') }),
      command('oncall 22:00 0612345678'),
    ]) {
      bench.house.failing = 1
      const before = bench.house.kept.length
      expect((await bench.post(webhook)).status).toBe(500)
      expect(bench.house.kept).toHaveLength(before)
      expect((await bench.post(webhook)).status).toBe(200)
      expect(bench.house.kept).toHaveLength(before + 1)
    }
  })

  test.each([
    ['somebody who is no member', { user: 'U0GUEST' }, 'Only members of the desk channel can do this.'],
    ['a guest of another workspace', { team: 'T0OTHER' }, 'Only the desk of this workspace can do this.'],
    ['a button in another channel', { channel: 'C0OTHER' }, 'There is no desk in this channel.'],
  ])('S5: %s is refused in private and in writing, and nothing happens', async (_who, by, sentence) => {
    for (const name of ['request.dispatch', 'request.reply']) {
      expect((await bench.post(pressed(name, by))).status).toBe(200)
    }
    await eventually(() => whispers().length === 2)
    expect(whispers()).toEqual([sentence, sentence])
    expect(bench.house.kept).toEqual([])
    expect(bench.provider.to('views.open')).toEqual([])
    expect(bench.house.audited.map(({ deed, subjectIds }) => [deed, ...subjectIds])).toEqual([
      ['request.dispatch', requestId],
      ['request.reply', requestId],
    ])
  })

  test('S15: while Slack does not say who is a member, nobody may press', async () => {
    bench.api.replies.set('conversations.members', { status: 500, body: {} })
    await bench.post(pressed('request.dispatch'))
    expect(bench.house.kept).toEqual([])
    bench.api.replies.delete('conversations.members')
    await bench.post(pressed('request.dispatch'))
    expect(bench.house.kept).toHaveLength(1)
  })

  test('S15: who left the channel may press no longer, at once', async () => {
    await bench.post(pressed('request.dispatch'))
    bench.api.replies.set('conversations.members', { status: 200, body: { ok: true, members: ['U0BOT'] } })
    const left = { type: 'member_left_channel', user: staff, channel: 'C0DESK', team }
    expect((await bench.post(event(left))).status).toBe(200)
    await bench.post(pressed('request.take'))
    expect(bench.house.kept).toHaveLength(1)
  })

  test.each([
    ['an unsigned one', { secret: 'wrong' }],
    ['an old one', { stamp: Math.floor(Date.now() / 1000) - 600 }],
    ['one from the future', { stamp: Math.floor(Date.now() / 1000) + 600 }],
  ])('S1: %s is refused', async (_what, how) => {
    const { body } = pressed('request.dispatch')
    expect((await bench.post(signed(body, how))).status).toBe(401)
    expect(bench.house.kept).toEqual([])
  })

  test.each([
    [
      'what a member writes in a thread',
      { type: 'message', user: staff, text: 'geheim', channel: 'C0DESK', ts: '1.1', thread_ts: '1.0' },
    ],
    [
      'our own message',
      { type: 'message', subtype: 'bot_message', bot_id: 'B0BOT', text: 'x', channel: 'C0DESK', ts: '1.1' },
    ],
    [
      'a changed message',
      { type: 'message', subtype: 'message_changed', channel: 'C0DESK', message: {}, ts: '1.1' },
    ],
    ['an event nobody knows', { type: 'moon_landing' }],
  ])('S14: %s stays where it is and is answered 200 at once', async (_what, inner) => {
    const answer = await bench.post(event(inner))
    expect(answer.status).toBe(200)
    expect(answer.milliseconds).toBeLessThan(1000)
    expect(bench.house.kept).toEqual([])
    expect(bench.provider.to('chat.postMessage')).toEqual([])
  })

  test('S14: kinds and buttons nobody knows are answered 200 and do nothing', async () => {
    for (const webhook of [
      interaction({ type: 'workflow_step_edit' }),
      pressed('other.button'),
      pressed('request.dispatch', { value: 'no id' }),
      submitted('other.form', {}),
      ...[null, 'moon', 5, []].map((inner) =>
        signed(JSON.stringify({ type: 'event_callback', event: inner }), { type: 'application/json' }),
      ),
    ]) {
      const answer = await bench.post(webhook)
      expect(answer.status).toBe(200)
      expect(answer.milliseconds).toBeLessThan(1000)
    }
    expect(bench.house.kept).toEqual([])
  })

  test.each(['null', '[]', '{"type":', 'payload=null', 'payload=%7B'])(
    'a body like %s is answered 400',
    async (body) => {
      const type = body.startsWith('payload') ? 'application/x-www-form-urlencoded' : 'application/json'
      expect((await bench.post(signed(body, { type }))).status).toBe(400)
      expect((await bench.post(pressed('request.take'))).status).toBe(200)
    },
  )

  test('Slack may check the address', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' })
    const answer = await bench.post(signed(body, { type: 'application/json' }))
    expect(JSON.parse(answer.body)).toEqual({ challenge: 'abc' })
  })

  test('a button with a form opens it, and the form becomes the deed', async () => {
    await bench.post(pressed('request.close'))
    const [opened] = bench.provider.to('views.open')
    const view = JSON.parse(String(opened?.fields.view))
    expect(view.callback_id).toBe('request.close')
    expect(bench.house.kept).toEqual([])
    const answer = await bench.post(
      submitted('request.close', { outcome: chosen('done'), hours: typed('1,5') }),
    )
    expect(answer.body).toBe('')
    expect(bench.house.kept.map(({ content }) => content)).toEqual([
      {
        kind: 'desk',
        action: { name: 'request.close', requestId, outcome: 'done', minutes: 90 },
        at: 'bilgaard',
      },
    ])
  })

  test('S8: a fault in a form is shown at its field, and nothing is kept', async () => {
    const answer = await bench.post(
      submitted('request.close', { outcome: chosen('done'), hours: typed('heel lang') }),
    )
    expect(JSON.parse(answer.body)).toEqual({
      response_action: 'errors',
      errors: { hours: 'Write hours as 1.5 or 1:30.' },
    })
    expect(bench.house.kept).toEqual([])
  })

  test('S5: a form sent in by somebody who is no member is refused', async () => {
    const answer = await bench.post(submitted('request.reply', { text: typed('hoi') }, { user: 'U0GUEST' }))
    expect(JSON.parse(answer.body).response_action).toBe('update')
    expect(bench.house.kept).toEqual([])
    expect(bench.house.audited).toEqual([
      {
        neighbourhoodId: 'bilgaard',
        slackUser: 'U0GUEST',
        deed: 'request.reply',
        subjectIds: [requestId],
        refused: 'not-a-member',
      },
    ])
  })

  test('S7: when the permission to open a form ran out, that is said', async () => {
    bench.api.replies.set('views.open', no('expired_trigger_id'))
    await bench.post(pressed('request.reply'))
    await eventually(() => whispers().length === 1)
    expect(whispers()).toEqual(['That took too long. Please press the button again.'])
  })

  test('S3: an event that Slack brings again does nothing more', async () => {
    await bench.post(pressed('request.dispatch'))
    const left = { type: 'member_left_channel', user: 'U0BAUKE', channel: 'C0DESK', team }
    for (const turn of [1, 2]) expect((await bench.post(event(left))).status).toBe(turn && 200)
    await bench.post(pressed('request.take'))
    expect(bench.house.kept).toHaveLength(2)
    expect(bench.provider.to('conversations.members')).toHaveLength(2)
  })

  test('S7: a form opens before anything slow: also while Slack is slow to say who is a member', async () => {
    await bench.post(pressed('request.take'))
    bench.api.replies.set('conversations.members', 'hang')
    await bench.post(event({ type: 'member_joined_channel', user: 'U0NEW', channel: 'C0DESK', team }))
    const answer = await bench.post(pressed('request.close'))
    expect(answer.milliseconds).toBeLessThan(1000)
    expect(bench.provider.to('views.open')).toHaveLength(1)
  })

  test('/foardoar explains itself, opens the form for the counter, and refuses strangers', async () => {
    expect(JSON.parse((await bench.post(command('help'))).body).text).toContain('/foardoar new')
    await bench.post(command('new', { channel: 'D0PRIVATE' }))
    const view = JSON.parse(String(bench.provider.to('views.open')[0]?.fields.view))
    expect(view.callback_id).toBe('desk.new')
    const refused = JSON.parse((await bench.post(command('open', { user: 'U0GUEST' }))).body)
    expect(refused).toEqual({
      response_type: 'ephemeral',
      text: 'Only members of the desk channel can do this.',
    })
  })

  test('nothing of what was typed, and no secret, is logged', async () => {
    await bench.post(submitted('request.reply', { text: typed('Mevrouw Jansen is gevallen') }))
    await bench.post(submitted('request.reply', { text: typed('Mevrouw Jansen') }, { user: 'U0GUEST' }))
    await bench.post(signed('{"text":"Mevrouw Jansen', { type: 'application/json' }))
    bench.house.failing = 1
    await bench.post(submitted('request.reply', { text: typed('Mevrouw Jansen') }, { id: 'V2' }))
    expect(bench.logged()).not.toMatch(/Jansen|xoxb/)
  })
})
