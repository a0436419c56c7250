import type { AddressInfo } from 'node:net'
import express from 'express'

/** A webhook as it came in, with the raw body that signatures are made over. */
export interface Caught {
  path: string
  headers: Record<string, string>
  raw: string
}

/** Stands where the program would, keeps every webhook and answers as told. */
export interface WebhookCatcher {
  url: string
  caught: Caught[]
  /** What to answer from now on. */
  answer: (caught: Caught) => { status: number; body?: unknown }
  next(path: string, count?: number): Promise<Caught>
  /** Waits for a webhook that fits. */
  find(fits: (caught: Caught) => boolean): Promise<Caught>
  close(): Promise<void>
}

/** Opens a catcher on a free port, or on the given one. */
export async function openCatcher(port = 0): Promise<WebhookCatcher> {
  const app = express()
  const catcher: WebhookCatcher = {
    url: '',
    caught: [],
    answer: () => ({ status: 200 }),
    next: (path, count = 1) =>
      catcher.find((one) => one === catcher.caught.filter((other) => other.path === path)[count - 1]),
    find: async (fits) => {
      for (let waited = 0; waited < 3000; waited += 5) {
        const found = catcher.caught.find(fits)
        if (found) return found
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      throw new Error('the webhook did not come')
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  app.use(express.text({ type: () => true, limit: '1mb' }))
  app.post('/{*path}', (req, res) => {
    const caught = {
      path: req.path,
      headers: req.headers as Record<string, string>,
      raw: String(req.body ?? ''),
    }
    catcher.caught.push(caught)
    const { status, body } = catcher.answer(caught)
    if (body === undefined) res.status(status).end()
    else res.status(status).json(body)
  })
  const server = app.listen(port, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  catcher.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return catcher
}
