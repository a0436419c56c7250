import { describe, expect, test } from '@jest/globals'
import { pino } from 'pino'
import { createSlackChannel } from '../../../bots/slack/channel.ts'
import type { Core } from '../../../core/core.ts'
import { neighbourhoodsOf } from '../../../core/neighbourhoods/neighbourhoods.store.ts'
import { FakeProvider } from '../../support/fake-provider.ts'
import { RecordingHouse } from '../../support/recording-house.ts'
import { bilgaard, no, ok, requestId, SlackApi, staff, team } from './slack-bench.ts'
import { SocketServer } from './socket-server.ts'

const core = { neighbourhoods: neighbourhoodsOf([bilgaard]) } as Partial<Core> as Core

describe('without a public URL Slack is reached by a socket', () => {
  test.each([
    ['is away', { status: 503, body: {} }],
    ['refuses us', no('invalid_auth')],
  ])(
    'when Slack %s, the house starts and stops all the same, and the log has no token',
    async (_how, reply) => {
      const provider = await FakeProvider.start()
      provider.answer = () => reply
      const logged: string[] = []
      const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
      const settings = {
        botToken: 'xoxb-secret',
        appToken: 'xapp-secret',
        apiRoot: `${provider.url}/api/`,
        deskChannel: 'C1',
      }
      const channel = createSlackChannel(settings, () => core, log)
      const started = Date.now()
      const house = new RecordingHouse()
      await channel.start?.(house)
      expect(Date.now() - started).toBeLessThan(3000)
      expect(house.heard).toEqual([{ channel: 'slack', well: false }])
      await channel.stop?.()
      expect(provider.to('apps.connections.open').length).toBeGreaterThan(0)
      expect(logged.join('')).not.toMatch(/xoxb|xapp/)
      await provider.close()
    },
  )

  test('a press comes in over the socket, and after a cut it comes in over the next one', async () => {
    const provider = await FakeProvider.start()
    const socket = await SocketServer.start()
    const api = new SlackApi()
    api.replies.set('apps.connections.open', ok({ url: socket.url }))
    provider.answer = (call) => api.answer(call)
    const house = new RecordingHouse()
    const settings = {
      botToken: 'xoxb-secret',
      appToken: 'xapp-secret',
      apiRoot: `${provider.url}/api/`,
      deskChannel: 'C1',
    }
    const channel = createSlackChannel(settings, () => core, pino({ level: 'silent' }))
    await channel.start?.(house)
    expect(house.heard).toEqual([{ channel: 'slack', well: true }])
    socket.bring(press('e1', '1.1'))
    await until(() => socket.answers.length === 1)
    expect(socket.answers).toEqual([{ envelope_id: 'e1', payload: {} }])
    expect(house.kept.map(({ sender, content }) => [sender, content])).toEqual([
      [staff, { kind: 'desk', action: { name: 'request.take', requestId }, at: 'bilgaard' }],
    ])
    socket.cut()
    await until(() => socket.connections === 2)
    await until(() => {
      socket.bring(press('e2', '2.2'))
      return house.kept.length === 2
    })
    await channel.stop?.()
    await socket.close()
    await provider.close()
  })
})

const press = (envelope_id: string, action_ts: string) => ({
  envelope_id,
  type: 'interactive',
  accepts_response_payload: true,
  payload: {
    type: 'block_actions',
    user: { id: staff, team_id: team },
    team: { id: team },
    trigger_id: 't',
    channel: { id: 'C1' },
    actions: [{ type: 'button', action_id: 'request.take', block_id: 'b', value: requestId, action_ts }],
  },
})

async function until(check: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !check(); turn++) await new Promise((resolve) => setTimeout(resolve, 50))
  expect(check()).toBe(true)
}
