import express, { type Request, type Response, Router } from 'express'
import type { Fault } from '../faults.ts'
import type { Ground } from '../ground.ts'
import { sid } from '../ids.ts'
import { type Json, object, text } from '../json.ts'
import { answer, type Reply } from '../reply.ts'
import type { ContentResource } from './content.ts'
import { wrongTypes } from './content-rules.ts'
import { createMessage, isLate, refusal } from './create-message.ts'
import { messageResource } from './message-resource.ts'
import { misuse, type Operation, published } from './published.ts'
import type { TwilioStandIn } from './twilio.ts'

/** Twilio's REST API over HTTP: Messages, their media, and Content templates. */
export function twilioApi(ground: Ground, standIn: TwilioStandIn): Router {
  const router = Router()
  const { accountSid } = ground.secrets.twilio
  router.use(express.json({ limit: '1mb' }), express.urlencoded({ extended: false, limit: '1mb' }))

  const run = (method: string, perform: (req: Request, fault: Fault | null) => Reply) => {
    return async (req: Request, res: Response): Promise<void> => {
      const to = text(object(req.body).To)
      await answer(ground.faults, res, {
        provider: 'twilio',
        method,
        to,
        refuse: (fault) => refuse(fault, to),
        perform: (fault) => {
          if (!isAuthorized(ground, req)) return refusal(401, 20003)
          if (req.params.account !== undefined && req.params.account !== accountSid)
            return refusal(404, 20404)
          return checked(method, req) ?? perform(req, fault)
        },
      })
    }
  }
  const checked = (method: string, req: Request): Reply | null => {
    if (!(method in published)) return null
    const given = req.method === 'GET' ? object(req.query) : object(req.body)
    const wrong = misuse(method as Operation, given)
    if (!wrong) return null
    standIn.misuses.push(wrong.says)
    const reply = refusal(400, wrong.code)
    return { ...reply, body: { ...object(reply.body), message: wrong.says } }
  }
  const base = '/2010-04-01/Accounts/:account'

  router.post(
    `${base}/Messages.json`,
    run('messages.create', (req, fault) => createMessage(standIn, ground, object(req.body), fault)),
  )
  router.get(
    `${base}/Messages.json`,
    run('messages.list', (req) => listMessages(ground, standIn, object(req.query))),
  )
  const one = `${base}/Messages/:sid.json`
  router.get(
    one,
    run('messages.fetch', (req) => showMessage(ground, standIn, text(req.params.sid))),
  )
  router.post(
    one,
    run('messages.update', (req) => {
      const message = standIn.find(text(req.params.sid))
      const body = object(req.body).Body
      if (message && body !== undefined) standIn.keep({ ...message, body: text(body) })
      return showMessage(ground, standIn, text(req.params.sid))
    }),
  )
  router.delete(
    one,
    run('messages.remove', (req) => {
      standIn.forget(text(req.params.sid))
      return { status: 204, body: null }
    }),
  )
  router.get(`${base}/Messages/:sid/Media/:media`, (req, res) => {
    const message = standIn.find(req.params.sid)
    if (!isAuthorized(ground, req)) res.status(401).json(refusal(401, 20003).body)
    else if (!message?.media[0]) res.status(404).json(refusal(404, 20404).body)
    else res.type(message.media[0]).send(Buffer.from('a file from the street'))
  })
  router.delete(
    `${base}/Messages/:sid/Media/:media`,
    run('media.remove', (req) => {
      const message = standIn.find(text(req.params.sid))
      if (message) standIn.keep({ ...message, media: [] })
      return { status: 204, body: null }
    }),
  )
  router.post(
    '/v1/Content',
    run('content.create', (req) => createContent(standIn, object(req.body))),
  )
  router.get(
    '/v1/Content',
    run('content.list', (req) => ({
      status: 200,
      body: { contents: standIn.contents.all(), meta: contentMeta(req) },
    })),
  )
  router.use((_req, res) => {
    const reply = refusal(404, 20404)
    res.status(reply.status).json(reply.body)
  })
  return router
}

function refuse(fault: Fault, to: string): Reply | null {
  if (fault.mode === 429) {
    return { ...refusal(429, 20429), headers: { 'retry-after': String(fault.retryAfter ?? 1) } }
  }
  if (fault.mode === 'blocked') return to.startsWith('whatsapp:') ? null : refusal(400, 21610)
  if (typeof fault.mode !== 'number') return refusal(400, 20001)
  if (fault.mode >= 500 && fault.mode < 600) return refusal(fault.mode, 20500)
  if (isLate(fault.mode)) return null
  return refusal(fault.mode === 20429 ? 429 : 400, fault.mode)
}

function isAuthorized(ground: Ground, req: Request): boolean {
  const { accountSid, authToken } = ground.secrets.twilio
  const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
  return req.get('authorization') === expected
}

function showMessage(ground: Ground, standIn: TwilioStandIn, messageSid: string): Reply {
  const message = standIn.find(messageSid)
  if (!message) return refusal(404, 20404)
  return { status: 200, body: messageResource(ground.secrets.twilio.accountSid, message) }
}

function listMessages(ground: Ground, standIn: TwilioStandIn, query: Json): Reply {
  const { accountSid } = ground.secrets.twilio
  const from = text(query.From)
  const to = text(query.To)
  const instant = (name: string): number =>
    query[name] === undefined ? Number.NaN : Date.parse(text(query[name]))
  const [after, before, day] = [instant('DateSent>'), instant('DateSent<'), instant('DateSent')]
  const found = standIn.messages(to || from || undefined).filter((message) => {
    const sent = Date.parse(message.sentAt)
    return (
      (to === '' || message.to === to) &&
      (from === '' || message.from === from) &&
      !(sent < after) &&
      !(sent > before) &&
      (Number.isNaN(day) || message.sentAt.slice(0, 10) === new Date(day).toISOString().slice(0, 10))
    )
  })
  const size = Math.min(Number(query.PageSize ?? 50) || 50, 1000)
  const page = Number(query.Page ?? 0) || 0
  const shown = found.slice(page * size, (page + 1) * size)
  const uri = (number: number): string => {
    const params = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, text(value)]))
    params.set('PageSize', String(size))
    params.set('Page', String(number))
    return `/2010-04-01/Accounts/${accountSid}/Messages.json?${params}`
  }
  return {
    status: 200,
    body: {
      messages: shown.map((message) => messageResource(accountSid, message)),
      page,
      page_size: size,
      start: page * size,
      end: page * size + Math.max(shown.length - 1, 0),
      uri: uri(page),
      first_page_uri: uri(0),
      previous_page_uri: page > 0 ? uri(page - 1) : null,
      next_page_uri: found.length > (page + 1) * size ? uri(page + 1) : null,
    },
  }
}

function createContent(standIn: TwilioStandIn, given: Json): Reply {
  const wrong = wrongTypes(object(given.types))
  if (wrong !== null || text(given.language) === '') {
    const reply = refusal(400, 20001)
    return { ...reply, body: { ...object(reply.body), message: wrong ?? 'a language is needed' } }
  }
  const variables = Object.entries(object(given.variables)).map(([name, value]) => [name, text(value)])
  const content: ContentResource = {
    sid: sid('HX'),
    friendly_name: text(given.friendly_name),
    language: text(given.language),
    variables: Object.fromEntries(variables),
    types: object(given.types),
  }
  standIn.contents.set(content.sid, content)
  const at = new Date().toISOString()
  return { status: 201, body: { ...content, date_created: at, date_updated: at, url: '', links: {} } }
}

function contentMeta(req: Request): Json {
  return {
    key: 'contents',
    page: 0,
    page_size: 500,
    url: req.originalUrl,
    first_page_url: req.originalUrl,
    next_page_url: null,
    previous_page_url: null,
  }
}
