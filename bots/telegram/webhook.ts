import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import express, { type Express, type RequestHandler } from 'express'
import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import type { Logger } from 'pino'
import type { House } from '../../core/outbox/channel.ts'
import { answerErrors } from '../webhook-errors.ts'
import type { Receiver } from './receive.ts'

const webhookPath = '/telegram'

/** The kinds of updates that we can use. */
export const wantedUpdates = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const

/** A secret for whoever sets none: always the same for one token, and not to be guessed without it. */
export function secretFrom(token: string): string {
  return createHmac('sha256', token).update('foardoar telegram webhook').digest('hex')
}

/** Adds the webhook: only Telegram knows the secret, and it hears 200 once the update is kept. */
export function addWebhook(
  app: Express,
  secret: string,
  receiver: Receiver,
  house: House,
  log: Logger,
): void {
  const take: RequestHandler = async (req, res) => {
    const update: unknown = req.body
    if (!isUpdate(update)) {
      res.status(400).end()
      return
    }
    await receiver.receive(update, house)
    res.status(200).end()
  }
  app.post(
    webhookPath,
    checkSecret(secret, log),
    express.json({ limit: '1mb', type: () => true }),
    take,
    answerErrors(log),
  )
}

/** Where Telegram finds us. */
export function webhookAddress(publicUrl: string): string {
  return publicUrl.replace(/\/+$/, '') + webhookPath
}

/** Tells Telegram where to find us; what waits there is kept. */
export async function registerWebhook(api: Api, publicUrl: string, secret: string): Promise<void> {
  await api.setWebhook(webhookAddress(publicUrl), {
    secret_token: secret,
    allowed_updates: wantedUpdates,
    drop_pending_updates: false,
  })
}

/** Refuses strangers before a byte of the body is read; hashes are compared, so that time tells nothing. */
function checkSecret(secret: string, log: Logger): RequestHandler {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  const expected = hash(secret)
  return (req, res, next) => {
    if (timingSafeEqual(hash(req.get('x-telegram-bot-api-secret-token') ?? ''), expected)) {
      next()
      return
    }
    log.warn('a Telegram webhook without our secret was refused')
    res.status(401).end()
  }
}

function isUpdate(body: unknown): body is Update {
  return (
    typeof body === 'object' && body !== null && 'update_id' in body && Number.isSafeInteger(body.update_id)
  )
}
