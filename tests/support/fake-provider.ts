import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One call that a channel made to its provider. */
export interface ProviderCall {
  method: string
  path: string
  query: URLSearchParams
  fields: Record<string, unknown>
  at: number
}

/** How the provider answers: a reply, silence, a cut line, or a cut line after the work was done. */
export type ProviderReply =
  | { status: number; body: unknown; headers?: Record<string, string> }
  | 'hang'
  | 'reset'

/** A provider's API on a local port: records every call and answers as the test says. */
export class FakeProvider {
  readonly calls: ProviderCall[] = []
  readonly url: string
  answer: (call: ProviderCall) => ProviderReply | Promise<ProviderReply> = () => ({ status: 404, body: {} })
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  static async start(): Promise<FakeProvider> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const provider = new FakeProvider(server)
    server.on('request', async (req, res) => {
      const url = new URL(req.url ?? '/', provider.url)
      const call: ProviderCall = {
        method: req.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        fields: read(await text(req), req.headers['content-type'] ?? ''),
        at: Date.now(),
      }
      provider.calls.push(call)
      const reply = await provider.answer(call)
      if (reply === 'hang') return
      if (reply === 'reset') {
        req.socket.destroy()
        return
      }
      res.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
      res.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body))
    })
    return provider
  }

  /** The calls whose path ends so. */
  to(ending: string): ProviderCall[] {
    return this.calls.filter(({ path }) => path.endsWith(ending))
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }
}

async function text(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function read(body: string, type: string): Record<string, unknown> {
  if (type.includes('json')) return JSON.parse(body) as Record<string, unknown>
  return Object.fromEntries(new URLSearchParams(body))
}
