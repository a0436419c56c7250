import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { OutgoingMessage } from '../../../core/outbox/outgoing-message.ts'
import type { Bench } from '../../support/channel-bench.ts'
import { aRequest } from './cards.ts'
import { deskChannel, no, openSlackBench, type SlackApi, staff } from './slack-bench.ts'

describe('what the house owes the desk goes to Slack', () => {
  let bench: Bench & { api: SlackApi }
  beforeEach(async () => {
    bench = await openSlackBench()
  })
  afterEach(() => bench.close())

  const send = (content: OutgoingMessage['content']) =>
    bench.channel.send('slack', { id: 'm1', to: deskChannel, content })
  const posts = () => bench.provider.to('chat.postMessage')

  test('S9: a new card is posted, and the same card is edited', async () => {
    const first = await send({ kind: 'card', card: aRequest, ts: null })
    expect(first).toEqual({ end: 'sent', providerId: '1700000000.000001' })
    expect(posts()[0]?.fields).toMatchObject({ channel: deskChannel, text: '#12: New' })
    bench.api.replies.set('chat.update', { status: 200, body: { ok: true, ts: '1700000000.000001' } })
    expect(await send({ kind: 'card', card: aRequest, ts: '1700000000.000001' })).toEqual(first)
    expect(posts()).toHaveLength(1)
    expect(bench.provider.to('chat.update')[0]?.fields).toMatchObject({ ts: '1700000000.000001' })
  })

  test.each(['message_not_found', 'is_archived'])('S9: after %s a new card is posted', async (error) => {
    bench.api.replies.set('chat.update', no(error))
    const outcome = await send({ kind: 'card', card: aRequest, ts: '1600000000.000001' })
    expect(outcome).toEqual({ end: 'sent', providerId: '1700000000.000001' })
  })

  test('a note goes into the thread, its words not into the notification', async () => {
    await send({
      kind: 'note',
      text: 'slack:U0ANKE answered:\nDag mevrouw <Jansen>',
      alarm: false,
      threadTs: '1.5',
    })
    const fields = posts()[0]?.fields
    expect(fields).toMatchObject({ thread_ts: '1.5', text: 'News at the desk', reply_broadcast: 'false' })
    expect(String(fields?.blocks)).toContain('<@U0ANKE> answered:\\nDag mevrouw &lt;Jansen&gt;')
  })

  test('an alarm calls everybody who is there', async () => {
    await send({ kind: 'note', text: 'Possible danger (112).', alarm: true, threadTs: null })
    expect(posts()[0]?.fields).toMatchObject({ text: '<!here> The desk is needed' })
    expect(posts()[0]?.fields.thread_ts).toBeUndefined()
  })

  test('a whisper is for one member', async () => {
    await send({ kind: 'whisper', user: staff, text: 'slack:U0BAUKE was first.' })
    expect(bench.provider.to('chat.postEphemeral')[0]?.fields).toMatchObject({
      channel: deskChannel,
      user: staff,
      text: '<@U0BAUKE> was first.',
    })
  })

  test('a text for a resident is not for a desk', async () => {
    const outcome = await send({ kind: 'text', text: 'hoi', language: 'nl' })
    expect(outcome).toEqual({ end: 'refused', reason: 'not_for_a_desk' })
    expect(bench.provider.calls).toEqual([])
  })

  test.each([
    [
      'too many',
      { status: 429, body: { ok: false, error: 'ratelimited' }, headers: { 'retry-after': '7' } },
      { end: 'retry', afterSeconds: 7 },
    ],
    ['a fault at Slack', { status: 500, body: {} }, { end: 'retry', reason: 'http_500' }],
    ['a cut line', 'reset' as const, { end: 'retry', reason: 'not_reached' }],
    ['a wrong token', no('invalid_auth'), { end: 'retry', reason: 'invalid_auth', wholeChannel: true }],
    ['a channel without us', no('not_in_channel'), { end: 'retry', reason: 'not_in_channel' }],
    // somebody may open it again: what a desk is owed is not thrown away
    ['an archived channel', no('is_archived'), { end: 'retry', reason: 'is_archived', afterSeconds: 300 }],
    ['blocks that are wrong', no('invalid_blocks'), { end: 'refused', reason: 'invalid_blocks' }],
  ])('S10: after %s the outbox decides, and nothing is tried twice', async (_what, reply, outcome) => {
    bench.api.replies.set('chat.postMessage', reply)
    expect(await send({ kind: 'card', card: aRequest, ts: null })).toMatchObject(outcome)
    expect(posts()).toHaveLength(1)
    expect(bench.logged()).not.toContain('xoxb')
  })
})
