import express, { type Express, type RequestHandler } from 'express'
import type { Logger } from 'pino'
import twilio from 'twilio'
import { answerErrors } from '../webhook-errors.ts'
import type { Fields } from './parse.ts'

/** Where Twilio posts what people write. */
export const messagesPath = '/twilio/messages'

/** What is done with a webhook that is truly Twilio's; the answer waits for it. */
export type Take = (fields: Fields, query: Fields) => Promise<void>

/** Adds a webhook that only takes what Twilio signed, for the public address, whatever proxy stands in between. */
export function addWebhook(
  app: Express,
  path: string,
  settings: { publicUrl: string; authToken: string },
  take: Take,
  log: Logger,
): void {
  const url = settings.publicUrl.replace(/\/+$/, '') + path
  const check: RequestHandler = (req, res, next) => {
    const query = req.originalUrl.indexOf('?')
    const signedUrl = query < 0 ? url : url + req.originalUrl.slice(query)
    const signature = req.get('x-twilio-signature') ?? ''
    if (
      signature !== '' &&
      twilio.validateRequest(settings.authToken, signature, signedUrl, req.body ?? {})
    ) {
      next()
      return
    }
    log.warn({ path }, 'a Twilio webhook without a true signature was refused')
    res.status(403).end()
  }
  const answer: RequestHandler = async (req, res) => {
    await take(once(req.body), once(req.query))
    res.status(200).type('text/xml').send('<?xml version="1.0" encoding="UTF-8"?><Response/>')
  }
  app.post(path, express.urlencoded({ extended: false, limit: '256kb' }), check, answer, answerErrors(log))
}

/** A field that came twice counts as it came first. */
function once(body: unknown): Fields {
  const fields: Fields = {}
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, string | string[]>)) {
    fields[name] = typeof value === 'string' ? value : value[0]
  }
  return fields
}
