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
  const isTrue = (signature: string, address: string, form: Form | null, body: string): boolean => {
    if (signature === '') return false
    // what is not a form is signed by its hash, which stands in the address
    return form
      ? twilio.validateRequest(settings.authToken, signature, address, form)
      : twilio.validateRequestWithBody(settings.authToken, signature, address, body)
  }
  const answer: RequestHandler = async (req, res) => {
    const query = req.originalUrl.indexOf('?')
    const address = query < 0 ? url : url + req.originalUrl.slice(query)
    const body: string = typeof req.body === 'string' ? req.body : ''
    const form = req.is('application/x-www-form-urlencoded') ? readForm(body) : null
    if (!isTrue(req.get('x-twilio-signature') ?? '', address, form, body)) {
      log.warn({ path }, 'a Twilio webhook without a true signature was refused')
      res.status(403).end()
      return
    }
    await take(once(form ?? {}), once(readForm(address.slice(url.length + 1))))
    res.status(200).type('text/xml').send('<?xml version="1.0" encoding="UTF-8"?><Response/>')
  }
  app.post(path, express.text({ type: () => true, limit: '256kb' }), answer, answerErrors(log))
}

/** A form as it came; a field may come more than once. */
type Form = Record<string, string[]>

function readForm(text: string): Form {
  const form = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(text)) {
    const values = form.get(name)
    if (values) values.push(value)
    else form.set(name, [value])
  }
  return Object.fromEntries(form)
}

/** A field that came twice counts as it came first. */
function once(form: Form): Fields {
  return Object.fromEntries(Object.entries(form).map(([name, [first]]) => [name, first]))
}
