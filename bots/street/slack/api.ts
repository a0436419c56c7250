import express, { type Request, Router } from 'express'
import type { Fault } from '../faults.ts'
import type { Ground } from '../ground.ts'
import { type Json, list, object, text } from '../json.ts'
import { answer, type Reply } from '../reply.ts'
import type { Desk } from './desk.ts'
import { fileIn } from './files.ts'
import { fail, methods } from './methods.ts'
import { argumentErrors } from './required.ts'

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
        const refused = refuseToken(ground, req, given)
        return reply(refused ?? call(ground, desk, method, given))
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
    if (desk.responses.take(req.params.id, req.body)) res.type('text').send('ok')
    else res.status(404).json(fail('used_url'))
  })
  return router
}

/** Slack's own faults: a call that can never be right is remembered, since only the program can have made it. */
const neverRight = new Set([
  'unknown_method',
  'invalid_arguments',
  'invalid_blocks',
  'msg_blocks_too_long',
  'no_text',
])

function call(ground: Ground, desk: Desk, method: string, given: Json): Json {
  const perform = methods[method]
  const errors = argumentErrors(method, given)
  const refused = errors.length > 0 ? fail('invalid_arguments', errors) : null
  const body = perform ? (refused ?? perform(desk, ground, given)) : fail('unknown_method')
  const why = text(body.error)
  if (neverRight.has(why)) desk.misuses.push([method, why, ...list(body.errors).map(text)].join(' '))
  return body
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
