import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { type Logger, pino } from 'pino'
import { describeError } from '../../core/log.ts'
import type { Channel } from '../../core/outbox/channel.ts'
import { keepLogged } from './everything-logged.ts'
import { FakeProvider } from './fake-provider.ts'
import { misusesIn } from './misuses.ts'
import { RecordingHouse } from './recording-house.ts'

/** A request as a provider's webhook makes it. */
export interface Webhook {
  path: string
  headers: Record<string, string>
  body: string
}

/** One channel between a pretend provider and a pretend house, over real HTTP. */
export interface Bench {
  provider: FakeProvider
  house: RecordingHouse
  channel: Channel
  publicUrl: string
  log: Logger
  /** Everything that was logged so far. */
  logged(): string
  post(webhook: Webhook): Promise<{ status: number; type: string; body: string; milliseconds: number }>
  close(): Promise<void>
}

/** Sets a channel up; `create` gets the provider's address, the public URL and a log. */
export async function openBench(
  create: (apiRoot: string, publicUrl: string, log: Logger) => Channel,
): Promise<Bench> {
  const provider = await FakeProvider.start()
  const house = new RecordingHouse()
  const lines: string[] = []
  const log = pino(
    { level: 'trace', base: null, serializers: { err: describeError } },
    {
      write: (line: string) => {
        lines.push(line)
        keepLogged(line)
      },
    },
  )
  const app = express()
  const server: Server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const channel = create(provider.url, publicUrl, log)
  channel.routes?.(app, house)

  return {
    provider,
    house,
    channel,
    publicUrl,
    log,
    logged: () => lines.join(''),
    async post({ path, headers, body }) {
      const started = Date.now()
      const response = await fetch(publicUrl + path, { method: 'POST', headers, body })
      return {
        status: response.status,
        type: response.headers.get('content-type') ?? '',
        body: await response.text(),
        milliseconds: Date.now() - started,
      }
    },
    async close() {
      await channel.stop?.()
      await provider.close()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      const misuses = misusesIn(provider.calls)
      if (misuses.length > 0) throw new Error(`The provider has no such calls:\n${misuses.join('\n')}`)
    },
  }
}
