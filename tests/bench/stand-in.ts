import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Twilio and Slack, answering at once and doing nothing else, so that only the program is timed. */
export interface StandIn {
  /** What the program's API roots point at. */
  root: string
  /** Called with every text that reached a phone, at the moment its request was read. */
  onText: (to: string, text: string) => void
  close(): Promise<void>
}

/** Opens the stand-in on a free port. */
export async function openStandIn(): Promise<StandIn> {
  let count = 0
  const server = createServer((request, response) => {
    const answer = (status: number, value: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    const path = request.url ?? ''
    if (path.includes('/slack/')) return read(request, () => answer(200, slack(++count)))
    if (request.method === 'GET') return answer(200, { messages: [] })
    read(request, (body) => {
      const fields = new URLSearchParams(body)
      standIn.onText(fields.get('To') ?? '', fields.get('Body') ?? '')
      answer(201, { sid: `SM${(++count).toString(16).padStart(32, '0')}`, status: 'queued' })
    })
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const standIn: StandIn = {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    onText: () => {},
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
  return standIn
}

function slack(count: number): object {
  const ts = `1764000000.${String(count).padStart(6, '0')}`
  return {
    ok: true,
    ts,
    channel: 'C0BENCHDESK',
    user_id: 'U0BENCH',
    bot_id: 'B0BENCH',
    team_id: 'T0BENCH',
    message: { ts },
    members: [],
  }
}

function read(request: IncomingMessage, then: (body: string) => void): void {
  let body = ''
  request
    .setEncoding('utf8')
    .on('data', (part: string) => {
      body += part
    })
    .on('end', () => then(body))
}
