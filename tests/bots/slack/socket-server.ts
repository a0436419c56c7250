import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** The other end of Socket Mode: greets, brings envelopes, and remembers what was answered. */
export class SocketServer {
  readonly url: string
  readonly answers: unknown[] = []
  readonly #close: () => Promise<void>
  readonly #sockets: Socket[]

  private constructor(url: string, sockets: Socket[], close: () => Promise<void>) {
    this.url = url
    this.#sockets = sockets
    this.#close = close
  }

  static async start(): Promise<SocketServer> {
    const sockets: Socket[] = []
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const port = (server.address() as AddressInfo).port
    const made = new SocketServer(`ws://127.0.0.1:${port}`, sockets, async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    })
    server.on('upgrade', (request, stream) => {
      const socket = stream as Socket
      const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
      const accept = createHash('sha1').update(key).digest('base64')
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      )
      socket.on('data', (data) => made.#read(data))
      socket.on('error', () => undefined)
      sockets.push(socket)
      made.bring({ type: 'hello', num_connections: 1 })
    })
    return made
  }

  get connections(): number {
    return this.#sockets.length
  }

  /** Sends one message over the newest connection. */
  bring(message: object): void {
    const body = Buffer.from(JSON.stringify(message))
    const head = Buffer.from([0x81, 126, body.length >> 8, body.length & 255])
    this.#sockets.at(-1)?.write(Buffer.concat([head, body]))
  }

  /** Cuts the newest connection. */
  cut(): void {
    this.#sockets.at(-1)?.destroy()
  }

  close(): Promise<void> {
    return this.#close()
  }

  /** Reads one masked frame; longer ones than 64 kB do not occur here. */
  #read(data: Buffer): void {
    if ((data[0] ?? 0) !== 0x81) return
    const short = (data[1] ?? 0) & 127
    const start = short === 126 ? 4 : 2
    const length = short === 126 ? data.readUInt16BE(2) : short
    const mask = data.subarray(start, start + 4)
    const body = data
      .subarray(start + 4, start + 4 + length)
      .map((byte, index) => byte ^ (mask[index % 4] ?? 0))
    this.answers.push(JSON.parse(Buffer.from(body).toString()))
  }
}
