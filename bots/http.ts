import type { Server } from 'node:http'
import express, { type Express } from 'express'
import type { Metrics } from '../core/metrics.ts'

/** The one server of the program: health first, so that it answers while the rest is still waking up. */
export interface Http {
  app: Express
  port: number
  close(): Promise<void>
}

/** Opens the server. Until `ready` says so, everything but its health is answered with 503, so that providers keep what they have. */
export async function openHttp(
  options: { port: number; host: string | undefined; metrics: Metrics },
  ready: () => Promise<boolean>,
  open: () => boolean,
): Promise<Http> {
  const app = express()
  app.disable('x-powered-by')
  app.get('/healthz', (_request, response) => void response.type('text/plain').send('alive\n'))
  app.get('/readyz', async (_request, response) => {
    const yes = await ready()
    response
      .status(yes ? 200 : 503)
      .type('text/plain')
      .send(yes ? 'ready\n' : 'not ready: the database does not answer or is not migrated yet\n')
  })
  app.get('/metrics', async (_request, response) => {
    response.type(options.metrics.registry.contentType).send(await options.metrics.registry.metrics())
  })
  app.use((_request, response, next) => {
    if (open()) next()
    else response.status(503).set('retry-after', '5').end()
  })
  const server = await listen(app, options.port, options.host)
  const address = server.address()
  return {
    app,
    port: typeof address === 'object' && address ? address.port : options.port,
    close: () => close(server),
  }
}

function listen(app: Express, port: number, host: string | undefined): Promise<Server> {
  return new Promise((done, fail) => {
    const server: Server = host ? app.listen(port, host) : app.listen(port)
    server.once('listening', () => done(server))
    server.once('error', (error: NodeJS.ErrnoException) => {
      fail(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken by another program. Set PORT to a free one.`)
          : error,
      )
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeIdleConnections()
    // pages that listen for news would keep the server open for ever
    setTimeout(() => server.closeAllConnections(), 1_000).unref()
  })
}
