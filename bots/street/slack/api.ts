import express, { type Request, Router } from 'express'
import type { Fault } from '../faults.ts'
import type { Ground } from '../ground.ts'
import { type Json, object, text } from '../json.ts'
import { answer, type Reply } from '../reply.ts'
import type { Desk } from './desk.ts'
import { fileIn } from './files.ts'
import { fail, methods } from './methods.ts'

/** Slack's Web API over HTTP, and the response_urls that it hands out. */
export function slackApi(ground: Ground, desk: Desk): Router {
  const router = Router()
  router.use(express.json({ limit: '1mb' }), express.urlencoded({ extended: false, limit: '1mb' }))

  router.all('/api/:method', async (req, res) => {
    const { method } = req.params
    const given = { ...object(req.query), ...object(req.body) }
    await answer(ground.faults, res, {
      provider: 'slack',
      method,
      to: text(given.channel),
      refuse,
      perform: () => {
        const perform = methods[method]
        const refused = refuseToken(ground, req, given)
        return reply(refused ?? (perform ? perform(desk, ground, given) : fail('unknown_method')))
      },
    })
  })

  router.post('/upload/:id', express.raw({ type: () => true, limit: '21mb' }), async (req, res) => {
    const { id } = req.params
    await answer(ground.faults, res, {
      provider: 'slack',
      method: 'upload',
      to: id,
      refuse,
      perform: async () => {
        const bytes = await fileIn(req.body, req.get('content-type') ?? '')
        return { status: desk.files.take(id, bytes) ? 200 : 400, body: {} }
      },
    })
  })

  router.post('/response/:id', (req, res) => {
    const response = desk.responses.get(req.params.id)
    if (!response || response.left <= 0) {
      res.status(404).json(fail('used_url'))
      return
    }
    response.left--
    desk.respond(response.user, response.channel, response.ts, req.body)
    res.type('text').send('ok')
  })
  return router
}

function reply(body: Json): Reply {
  return { status: 200, body: { ok: true, ...body } }
}

function refuseToken(ground: Ground, req: Request, given: Json): Json | null {
  const token = req.get('authorization')?.replace(/^Bearer /, '') ?? text(given.token)
  if (token === '') return fail('not_authed')
  return token === ground.secrets.slack.botToken ? null : fail('invalid_auth')
}

function refuse(fault: Fault): Reply {
  if (fault.mode === 429) {
    return {
      status: 429,
      body: fail('ratelimited'),
      headers: { 'retry-after': String(fault.retryAfter ?? 1) },
    }
  }
  if (typeof fault.mode === 'number')
    return { status: fault.mode, body: { ok: false, error: 'internal_error' } }
  return { status: 200, body: fail(fault.mode === 'blocked' ? 'is_archived' : fault.mode) }
}
