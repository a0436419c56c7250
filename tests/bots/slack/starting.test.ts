import { describe, expect, test } from '@jest/globals'
import { pino } from 'pino'
import { createSlackChannel } from '../../../bots/slack/channel.ts'
import type { Core } from '../../../core/core.ts'
import { neighbourhoodsOf } from '../../../core/neighbourhoods/neighbourhoods.store.ts'
import { FakeProvider } from '../../support/fake-provider.ts'
import { RecordingHouse } from '../../support/recording-house.ts'
import { bilgaard, no } from './slack-bench.ts'

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
      await channel.start?.(new RecordingHouse())
      expect(Date.now() - started).toBeLessThan(3000)
      await channel.stop?.()
      expect(provider.to('apps.connections.open').length).toBeGreaterThan(0)
      expect(logged.join('')).not.toMatch(/xoxb|xapp/)
      await provider.close()
    },
  )
})
