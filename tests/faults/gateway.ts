import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/** A request on its way from a provider to the program. */
export interface Passing {
  path: string
  body: string
}

type Beside = (passing: Passing, status: number) => 'pass' | 'lose' | Promise<'pass' | 'lose'>

/** The one public address of a fleet: it spreads webhooks over the replicas and remembers what was acknowledged. */
export class Gateway {
  /** What the providers were told is safe, by channel and the provider's own id. */
  readonly acknowledged = new Set<string>()
  /** How often the program said that it could not take something. */
  turnedAway = 0
  /** Looks at an answer on its way back, and may lose it. */
  beside: Beside = () => 'pass'
  readonly #server: Server
  readonly #backends: string[]
  #turn = 0

  constructor(backends: string[]) {
    this.#backends = backends
    this.#server = createServer((request, response) => void this.#pass(request, response))
  }

  async listen(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    const address = this.#server.address()
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readAll(request)
    const path = request.url ?? '/'
    const backend = this.#backends[this.#turn++ % this.#backends.length]
    try {
      const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers
      const answer = await fetch(`${backend}${path}`, {
        method: request.method ?? 'GET',
        headers: headers as Record<string, string>,
        ...(request.method === 'POST' && { body: new Uint8Array(body) }),
        signal: AbortSignal.timeout(15_000),
      })
      const answered = await answer.text()
      const fate = await this.beside({ path, body: body.toString() }, answer.status)
      if (fate === 'lose') return void response.destroy()
      if (answer.ok) this.#note(path, body.toString())
      else this.turnedAway++
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'text/plain',
      })
      response.end(answered)
    } catch {
      response.destroy()
    }
  }

  #note(path: string, body: string): void {
    if (path === '/telegram') {
      const update = JSON.parse(body) as { update_id: number }
      this.acknowledged.add(`telegram ${update.update_id}`)
    }
    if (path === '/twilio/messages') {
      const fields = new URLSearchParams(body)
      const channel = fields.get('From')?.startsWith('whatsapp:') ? 'whatsapp' : 'sms'
      this.acknowledged.add(`${channel} ${fields.get('MessageSid')}`)
    }
  }
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
