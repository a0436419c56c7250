import { Router } from 'express'
import { Changes } from './changes.ts'
import { type Fault, Faults, type Provider } from './faults.ts'
import type { Ground } from './ground.ts'
import { Journal } from './journal.ts'
import { loopbackOnly } from './loopback.ts'
import { exampleDesk, realPatience, type StreetOptions } from './options.ts'
import { pageRouter } from './page-router.ts'
import { type BlockedHow, type PhoneButton, type PhoneChannel, type PhoneMessage, Phones } from './phones.ts'
import { slackApi } from './slack/api.ts'
import { Desk } from './slack/desk.ts'
import { telegramApi } from './telegram/api.ts'
import { type AttachmentKind, TelegramStandIn } from './telegram/telegram.ts'
import { twilioApi } from './twilio/api.ts'
import { TwilioStandIn } from './twilio/twilio.ts'

/** So long at most a step is awaited: far more than it takes on a machine that does ten other things. */
const patienceMs = 20_000

/** A street with phones and a desk, and the providers between them and the program. */
export class Street {
  readonly desk: Desk
  readonly telegram: TelegramStandIn
  readonly twilio: TwilioStandIn
  readonly #ground: Ground
  readonly #passTime: (minutes: number) => void | Promise<void>

  constructor(options: StreetOptions) {
    const journal = new Journal(options.journalFile)
    const changes = new Changes()
    this.#ground = {
      secrets: options.secrets,
      cast: options.cast ?? [],
      desk: options.desk ?? exampleDesk,
      patience: { ...realPatience, ...options.patience },
      journal,
      changes,
      faults: new Faults(),
      phones: new Phones(journal, changes),
      now: options.now ?? (() => new Date()),
      hook: null,
      root: null,
    }
    this.#passTime = options.passTime ?? (() => {})
    this.desk = new Desk(this.#ground)
    this.telegram = new TelegramStandIn(this.#ground)
    this.twilio = new TwilioStandIn(this.#ground, options.templates ?? [], options.advancedOptOut ?? false)
  }

  /** The stand-ins and the page; mounted under /street, and only for this machine. */
  router(): Router {
    const router = Router()
    router.use(loopbackOnly)
    router.use('/telegram', telegramApi(this.#ground, this.telegram))
    router.use('/twilio', twilioApi(this.#ground, this.twilio))
    router.use('/slack', slackApi(this.#ground, this.desk))
    router.use(pageRouter(this, this.#ground))
    return router
  }

  /** Tells where the program listens (its PUBLIC_URL) and where this street does; brings what was still owed. */
  connect(hook: string, street: string): void {
    this.#ground.hook = hook.replace(/\/$/, '')
    this.#ground.root = street.replace(/\/$/, '')
    this.telegram.updates.resume()
    this.twilio.resume()
    this.desk.resume()
  }

  /** The program is gone: nothing is brought until it is connected again. */
  disconnect(): void {
    this.#ground.hook = null
  }

  /** Somebody types; resolves once the program was offered it for the first time. The answer is the provider's id. */
  async text(channel: PhoneChannel, identifier: string, words: string): Promise<string> {
    return channel === 'telegram'
      ? this.telegram.text(identifier, words)
      : this.twilio.text(channel, identifier, words)
  }

  /** Somebody presses a button, by its label or value: the newest one that fits. */
  async press(
    channel: PhoneChannel,
    identifier: string,
    labelOrValue: string,
    messageId?: string,
  ): Promise<void> {
    const fits = (button: PhoneButton): boolean =>
      button.label === labelOrValue || button.value === labelOrValue
    const messages = this.messages(channel, identifier).filter(
      (one) => messageId === undefined || one.id === messageId,
    )
    const message = messages.findLast((one) => [...one.buttons, ...(one.keyboard ?? [])].flat().some(fits))
    if (!message) throw new Error(`no button ${labelOrValue} on this phone`)
    const button = message.buttons.flat().find(fits)
    if (button) {
      if (channel === 'telegram') await this.telegram.press(identifier, message, button.value)
      else await this.twilio.press(identifier, message, button.value, button.label)
      return
    }
    const key = message.keyboard?.flat().find(fits)
    if (key?.shares === 'contact') await this.contact(channel, identifier, '+31612345678')
    else if (key?.shares === 'location') await this.location(channel, identifier)
    else await this.text(channel, identifier, labelOrValue)
  }

  async attach(
    channel: PhoneChannel,
    identifier: string,
    kind: AttachmentKind,
    caption?: string,
  ): Promise<string> {
    return channel === 'telegram'
      ? this.telegram.attach(identifier, kind, caption)
      : this.twilio.attach(channel, identifier, kind, caption)
  }

  async location(
    channel: PhoneChannel,
    identifier: string,
    latitude = 53.2179,
    longitude = 5.7949,
  ): Promise<string> {
    return channel === 'telegram'
      ? this.telegram.location(identifier, latitude, longitude)
      : this.twilio.location(channel, identifier, latitude, longitude)
  }

  /** Shares a phone number; only Telegram proves whose it is. */
  async contact(channel: PhoneChannel, identifier: string, phone: string, own = true): Promise<string> {
    return channel === 'telegram'
      ? this.telegram.contact(identifier, phone, own)
      : this.twilio.contact(channel, identifier, phone)
  }

  /** Makes somebody unreachable in the given way; on Telegram the bot is told that it was blocked. */
  async block(channel: PhoneChannel, identifier: string, how: BlockedHow = 'blocked'): Promise<void> {
    if (channel === 'telegram' && how === 'blocked') await this.telegram.block(identifier)
    else this.#ground.phones.block(channel, identifier, how)
  }

  async unblock(channel: PhoneChannel, identifier: string): Promise<void> {
    if (channel === 'telegram') await this.telegram.unblock(identifier)
    else this.#ground.phones.unblock(channel, identifier)
  }

  /** Everything on a phone, oldest first. */
  messages(channel: PhoneChannel, identifier: string): PhoneMessage[] {
    return this.#ground.phones.list(channel, identifier)
  }

  /** The next message from Foardoar that was not taken yet. */
  async nextMessage(
    channel: PhoneChannel,
    identifier: string,
    options: { timeoutMs?: number } = {},
  ): Promise<PhoneMessage> {
    const { changes, phones } = this.#ground
    const awaited = `a message on ${channel}`
    return changes.until(
      () => phones.takeUnseen(channel, identifier),
      options.timeoutMs ?? patienceMs,
      awaited,
    )
  }

  /** The words of the next message from Foardoar that was not taken yet. */
  async next(
    channel: PhoneChannel,
    identifier: string,
    options: { timeoutMs?: number } = {},
  ): Promise<string> {
    return (await this.nextMessage(channel, identifier, options)).text
  }

  /** Messages from Foardoar that nobody took: what a test did not expect. */
  unseen(channel: PhoneChannel, identifier: string): PhoneMessage[] {
    return this.#ground.phones.unseen(channel, identifier)
  }

  /** Everything so far on this phone counts as taken. */
  markSeen(channel: PhoneChannel, identifier: string): void {
    this.#ground.phones.markSeen(channel, identifier)
  }

  /** Waits until something can be seen on the street. */
  async until<T>(
    look: () => T | undefined,
    options: { timeoutMs?: number; awaited?: string } = {},
  ): Promise<T> {
    return this.#ground.changes.until(
      look,
      options.timeoutMs ?? patienceMs,
      options.awaited ?? 'something on the street',
    )
  }

  /** Lets something go wrong; the answer takes it back. */
  fault(fault: Fault): () => void {
    return this.#ground.faults.add(fault)
  }

  clearFaults(): void {
    this.#ground.faults.clear()
  }

  /** How often the program called. */
  calls(provider?: Provider, method?: string, to?: string): number {
    return this.#ground.faults.count(provider, method, to)
  }

  /** When the program made these calls, in milliseconds, oldest first. */
  callTimes(provider: Provider, method: string): number[] {
    return this.#ground.faults.calls
      .filter((call) => call.provider === provider && call.method === method)
      .map(({ at }) => at)
  }

  async passTime(minutes: number): Promise<void> {
    await this.#passTime(minutes)
    this.#ground.changes.tell({ kind: 'clock' })
  }
}

/** Makes a street; mount its router, then tell it where the program is with `connect`. */
export function createStreet(options: StreetOptions): Street {
  return new Street(options)
}
