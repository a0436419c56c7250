import type { Ground } from '../ground.ts'
import { Rising } from '../ids.ts'
import type { Shelf } from '../journal.ts'
import type { Json } from '../json.ts'
import { post } from '../post.ts'

/** An update that Telegram keeps until the bot has taken it. */
export interface Pending {
  chat: string
  since: number
  update: Json & { update_id: number }
}

interface Webhook {
  url: string
  secret: string
}

interface Poller {
  answer: (updates: Json[] | 'conflict') => void
}

const dayMs = 24 * 60 * 60 * 1000

/** Telegram's queue of updates: pushed to a webhook, chat by chat in order, or fetched by getUpdates. */
export class TelegramUpdates {
  readonly #ground: Ground
  readonly #pending: Shelf<Pending>
  readonly #busy = new Set<string>()
  readonly #ids: Rising
  #webhook: Webhook | null = null
  #polled = false
  #poller: Poller | null = null
  #lastError = { message: '', at: 0 }

  constructor(ground: Ground) {
    this.#ground = ground
    this.#pending = ground.journal.shelf('telegram.pending')
    this.#ids = new Rising(Math.max(0, ...this.#pending.keys().map(Number)))
  }

  setWebhook(url: string, secret: string): void {
    this.#webhook = url === '' ? null : { url, secret }
    this.#polled = url === ''
    this.resume()
  }

  webhookInfo(): Json {
    const { message, at } = this.#lastError
    return {
      url: this.#webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: this.#pending.keys().length,
      ...(message === '' ? {} : { last_error_message: message, last_error_date: at }),
    }
  }

  /** Starts on what is waiting, for instance when the program can be reached again. */
  resume(): void {
    for (const chat of new Set(this.#pending.all().map((pending) => pending.chat))) void this.#drain(chat)
  }

  dropAll(): void {
    for (const id of this.#pending.keys()) this.#pending.delete(id)
  }

  /** Queues an update; resolves once it was offered for the first time. */
  async push(chat: string, body: Json): Promise<void> {
    const update = { update_id: this.#ids.next(), ...body }
    this.#pending.set(String(update.update_id), { chat, since: Date.now(), update })
    if (this.#poller) {
      const { answer } = this.#poller
      this.#poller = null
      answer([update])
      return
    }
    await this.#drain(chat)
  }

  /** The same update once more, as Telegram does when the answer to the first was lost. */
  async again(updateId: number, body: Json): Promise<number> {
    const target = this.#target()
    if (!target) return 0
    return (await this.#post(target, { update_id: updateId, ...body })).status
  }

  async getUpdates(
    offset: number,
    limit: number,
    timeoutSeconds: number,
  ): Promise<Json[] | 'conflict' | 'webhook'> {
    if (this.#webhook) return 'webhook'
    this.#polled = true
    this.#poller?.answer('conflict')
    this.#poller = null
    const waiting = this.#confirm(offset)
    if (waiting.length > 0 || timeoutSeconds <= 0) return waiting.slice(0, limit)
    return new Promise((resolve) => {
      const timer = setTimeout(() => poller.answer([]), Math.min(timeoutSeconds, 50) * 1000)
      timer.unref()
      const poller: Poller = {
        answer: (updates) => {
          clearTimeout(timer)
          if (this.#poller === poller) this.#poller = null
          resolve(updates)
        },
      }
      this.#poller = poller
    })
  }

  #confirm(offset: number): Json[] {
    const waiting: Json[] = []
    for (const { update } of this.#pending.all()) {
      if (update.update_id < offset) this.#pending.delete(String(update.update_id))
      else waiting.push(update)
    }
    return waiting
  }

  #target(): Webhook | null {
    if (this.#webhook) return this.#webhook
    if (this.#polled || this.#ground.hook === null) return null
    return { url: `${this.#ground.hook}/telegram`, secret: this.#ground.secrets.telegram.webhookSecret }
  }

  /** One chat's updates, one after another; a failing one holds up the rest of its chat. */
  async #drain(chat: string): Promise<void> {
    if (this.#busy.has(chat)) return
    this.#busy.add(chat)
    let failures = 0
    const step = async (): Promise<void> => {
      for (;;) {
        const target = this.#target()
        const next = this.#pending.all().find((pending) => pending.chat === chat)
        if (!target || !next) break
        const attempt = await this.#post(target, next.update)
        if (attempt.ok || Date.now() - next.since > dayMs) {
          this.#pending.delete(String(next.update.update_id))
          failures = 0
          continue
        }
        const message =
          attempt.status === 0 ? 'Connection refused' : `Wrong response from the webhook: ${attempt.status}`
        this.#lastError = { message, at: Math.floor(Date.now() / 1000) }
        const { telegramFirst, telegramMost } = this.#ground.patience
        // The first time at once, then 1, 2, 4… seconds.
        const wait = failures === 0 ? 0 : Math.min(telegramFirst * 2 ** (failures - 1), telegramMost)
        failures++
        setTimeout(() => void step(), Math.max(wait, attempt.retryAfterMs)).unref()
        return
      }
      this.#busy.delete(chat)
    }
    await step()
  }

  async #post(target: Webhook, update: Json): ReturnType<typeof post> {
    const headers: Record<string, string> = { 'content-type': 'application/json' }
    if (target.secret !== '') headers['x-telegram-bot-api-secret-token'] = target.secret
    return post(target.url, headers, JSON.stringify(update), 50_000)
  }
}
