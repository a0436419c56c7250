import { isValidSlackRequest } from '@slack/bolt'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import { parseShortcut } from './parse.ts'

const mostSeconds = 5 * 60
const heardEvents = new Set(['app_home_opened', 'member_joined_channel', 'member_left_channel'])
const heardKinds = new Set(['block_actions', 'url_verification', 'view_submission'])

/**
 * Stands before Bolt and ends what Bolt would not end well: a time stamp from the future, a body that is not an
 * object, and kinds that nobody listens to, which Bolt lets wait three seconds and then refuses.
 */
export function createGate(
  signingSecret: string,
  now: () => number = Date.now,
): (RequestHandler | ErrorRequestHandler)[] {
  const gate: RequestHandler = (request, response, next) => {
    const rawBody: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const stamp = Number(request.get('x-slack-request-timestamp'))
    if (stamp - now() / 1000 > mostSeconds) {
      response.status(401).end()
      return
    }
    const signed = isValidSlackRequest({
      signingSecret,
      body: rawBody.toString(),
      headers: {
        'x-slack-signature': request.get('x-slack-signature') ?? '',
        'x-slack-request-timestamp': stamp,
      },
    })
    const kind = signed ? kindOf(request.get('content-type') ?? '', rawBody.toString()) : 'heard'
    if (kind === 'heard') {
      Object.assign(request, { rawBody })
      next()
    } else response.status(kind === 'malformed' ? 400 : 200).end()
  }
  return [express.raw({ type: () => true, limit: '1mb' }), unreadable, gate]
}

/** Too large, cut off, or packed in an unknown way. */
const unreadable: ErrorRequestHandler = (error: { status?: number }, _request, response, _next) => {
  response.status(error.status ?? 400).end()
}

function kindOf(contentType: string, text: string): 'heard' | 'unheard' | 'malformed' {
  const body = readBody(contentType, text)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'malformed'
  if ('command' in body || 'ssl_check' in body) return 'heard'
  const type = 'type' in body ? body.type : undefined
  if (type === 'event_callback') return 'event' in body && isHeardEvent(body.event) ? 'heard' : 'unheard'
  if (type === 'shortcut' || type === 'message_action') return parseShortcut(body) ? 'heard' : 'unheard'
  return typeof type === 'string' && heardKinds.has(type) ? 'heard' : 'unheard'
}

function isHeardEvent(event: unknown): boolean {
  if (typeof event !== 'object' || event === null || !('type' in event)) return false
  return typeof event.type === 'string' && heardEvents.has(event.type)
}

function readBody(contentType: string, text: string): unknown {
  try {
    if (contentType !== 'application/x-www-form-urlencoded') return JSON.parse(text)
    const form = new URLSearchParams(text)
    const payload = form.get('payload')
    return payload === null ? Object.fromEntries(form) : JSON.parse(payload)
  } catch {
    return null
  }
}
