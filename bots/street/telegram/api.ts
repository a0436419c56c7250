import express, { Router } from 'express'
import type { Fault } from '../faults.ts'
import type { Ground } from '../ground.ts'
import { object, text } from '../json.ts'
import { answer, type Reply } from '../reply.ts'
import { methods, refused } from './methods.ts'
import { isPublished, whyUnpublished } from './published.ts'
import type { TelegramStandIn } from './telegram.ts'

/** The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>. */
export function telegramApi(ground: Ground, standIn: TelegramStandIn): Router {
  const router = Router()
  router.use(express.json({ limit: '1mb' }), express.urlencoded({ extended: false, limit: '1mb' }))

  router.get('/file/bot:token/*path', (req, res) => {
    const path = req.params.path.join('/')
    const file = [...standIn.files.values()].find((one) => one.path === path)
    if (req.params.token !== ground.secrets.telegram.token || !file) {
      const reply = refused(404, 'Not Found')
      res.status(reply.status).json(reply.body)
      return
    }
    res.type('application/octet-stream').send(file.bytes)
  })

  router.all('/bot:token/:method', async (req, res) => {
    const { token, method } = req.params
    const given = { ...object(req.query), ...object(req.body) }
    await answer(ground.faults, res, {
      provider: 'telegram',
      method,
      to: text(given.chat_id),
      refuse,
      perform: () => {
        if (token !== ground.secrets.telegram.token) return refused(401, 'Unauthorized')
        if (!isPublished(method)) {
          standIn.mistakes.push(`${method}: not called by any bot of ours`)
          return refused(404, 'Not Found')
        }
        const mistake = whyUnpublished(method, given)
        if (mistake === null) return methods[method](standIn, ground, given)
        standIn.mistakes.push(mistake)
        return refused(400, `Bad Request: ${mistake}`)
      },
    })
  })
  return router
}

function refuse(fault: Fault): Reply {
  if (fault.mode === 429) {
    const seconds = fault.retryAfter ?? 1
    return refused(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
  }
  if (fault.mode === 'blocked') return refused(403, 'Forbidden: bot was blocked by the user')
  if (fault.mode === 'deactivated') return refused(403, 'Forbidden: user is deactivated')
  if (typeof fault.mode === 'number') return refused(fault.mode, words[fault.mode] ?? 'Bad Request')
  return refused(400, `Bad Request: ${fault.mode}`)
}

const words: Record<number, string> = {
  401: 'Unauthorized',
  403: 'Forbidden: bot was blocked by the user',
  404: 'Not Found',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
}
