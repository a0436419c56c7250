import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { Writable } from 'node:stream'
import { type App, startApp } from '../../bots/app.ts'
import type { StreetOptions } from '../../bots/street/options.ts'
import type { PhoneChannel } from '../../bots/street/phones.ts'
import { MovableClock } from '../../core/clock.ts'
import { readConfig } from '../../core/config.ts'
import { passTime } from '../../core/jobs/pass-time.ts'
import { createLog } from '../../core/log.ts'
import { cast, type Neighbour } from '../../prisma/seed/cast.ts'
import { seedExample } from '../../prisma/seed/seed.ts'
import { freshDatabase } from './database.ts'
import { keepLogged } from './everything-logged.ts'
import { inFile } from './neighbourhoods-file.ts'
import { type OpenStreet, openStreet } from './street-client.ts'
import { approvedTemplates } from './templates.ts'

/** The whole program between pretended providers, with a database of its own. */
export class World {
  readonly app: App
  readonly open: OpenStreet
  readonly log: string[]
  readonly #drop: () => Promise<void>
  readonly #phones = new Map<string, Phone>()

  constructor(app: App, open: OpenStreet, log: string[], drop: () => Promise<void>) {
    this.app = app
    this.open = open
    this.log = log
    this.#drop = drop
  }

  get street() {
    return this.open.street
  }

  get desk() {
    return this.open.street.desk
  }

  /** Somebody's phone, by their first name in the cast, or by channel and identifier. */
  phone(name: string): Phone
  phone(channel: PhoneChannel, identifier: string): Phone
  phone(nameOrChannel: string, identifier?: string): Phone {
    const found =
      identifier === undefined
        ? member(nameOrChannel)
        : { channel: nameOrChannel as PhoneChannel, identifier }
    const key = `${found.channel}:${found.identifier}`
    const phone = this.#phones.get(key) ?? new Phone(this.open, found.channel, found.identifier)
    this.#phones.set(key, phone)
    return phone
  }

  /** Every volunteer of the cast. */
  volunteers(): Phone[] {
    return cast
      .filter(({ volunteer }) => volunteer !== undefined)
      .map(({ channel, identifier }) => this.phone(channel, identifier))
  }

  /** Lets time pass for the program. */
  async passTime(minutes: number): Promise<void> {
    await passTime(this.app.core, this.app.clock, minutes)
  }

  /** The card of a request, once it says this. */
  async card(number: number, says: RegExp = /./): Promise<{ ts: string; words: string }> {
    return this.street.until(
      () => {
        const card = this.desk.card(number)
        const words = card && wordsIn(card)
        return words && says.test(words) ? { ts: card.ts, words } : undefined
      },
      { awaited: `card #${number} that says ${says}` },
    )
  }

  /** A line in a card's thread, or at the top of the channel. */
  async note(says: RegExp): Promise<string> {
    return this.street.until(
      () =>
        this.desk.workspace
          .all()
          .map(wordsIn)
          .find((words) => says.test(words)),
      { awaited: `a note that says ${says}` },
    )
  }

  /** What a member of the desk is shown after they did this, and nobody else sees. */
  async shownTo(user: string, deed: () => Promise<unknown>): Promise<Shown> {
    const before = this.desk.whispers(user).length
    await deed()
    const shown = await this.street.until(() => this.desk.whispers(user)[before], {
      awaited: `something that only ${user} sees`,
    })
    return { ts: shown.ts, text: shown.text, blocks: shown.blocks, words: wordsIn(shown) }
  }

  /** What a command of a member of the desk is answered. */
  answerTo(line: string, user: string): Promise<Shown> {
    return this.shownTo(user, () => this.desk.command(line, { user }))
  }

  /** Closes everything; a message that no test took is a message that should not have been sent. */
  async close(options: { allowUnread?: boolean } = {}): Promise<void> {
    const unread = options.allowUnread ? [] : this.#unread()
    const { misuses } = this.street.twilio
    await this.app.stop()
    await this.open.close()
    await this.#drop()
    if (misuses.length > 0) throw new Error(`Twilio's API has no such calls:\n${misuses.join('\n')}`)
    const { mistakes } = this.street.telegram
    if (mistakes.length > 0) throw new Error(`Calls that Telegram does not know:\n${mistakes.join('\n')}`)
    const { misuses: refusedBySlack } = this.desk
    if (refusedBySlack.length > 0)
      throw new Error(`Slack would never take these:\n${refusedBySlack.join('\n')}`)
    if (unread.length > 0) throw new Error(`Nobody expected these messages:\n${unread.join('\n')}`)
  }

  #unread(): string[] {
    return [...this.#phones.values()].flatMap((phone) =>
      phone.unread().map((text) => `${phone.channel}: ${text}`),
    )
  }
}

/** A message at the desk: its first words, and all that it shows. */
export interface Shown {
  ts: string
  text: string
  blocks: unknown[]
  words: string
}

/** A phone in a test: what its owner types and reads. */
export class Phone {
  readonly channel: PhoneChannel
  readonly identifier: string
  readonly #open: OpenStreet

  constructor(open: OpenStreet, channel: PhoneChannel, identifier: string) {
    this.#open = open
    this.channel = channel
    this.identifier = identifier
  }

  /** Types something, and waits until the program was offered it. */
  async says(text: string): Promise<void> {
    await this.#open.street.text(this.channel, this.identifier, text)
  }

  /** Sends something that is not text, with a caption or without. */
  async sends(kind: 'photo' | 'voice' | 'document', caption?: string): Promise<void> {
    await this.#open.street.attach(this.channel, this.identifier, kind, caption)
  }

  /** Presses the newest button with this label or value. */
  async presses(label: string): Promise<void> {
    await this.#open.street.press(this.channel, this.identifier, label)
  }

  /** The next message, which must say this. */
  async hears(...says: RegExp[]): Promise<string> {
    const text = await this.#open.street.next(this.channel, this.identifier)
    for (const one of says)
      if (!one.test(text)) throw new Error(`${this.channel} heard:\n${text}\nbut not ${one}`)
    return text
  }

  /** Messages that came and were not taken by `hears`. */
  unread(): string[] {
    return this.#open.street.unseen(this.channel, this.identifier).map(({ text }) => text)
  }

  /** Every text that came, oldest first. */
  all(): string[] {
    return this.#open.street
      .messages(this.channel, this.identifier)
      .filter(({ from }) => from === 'foardoar')
      .map(({ text }) => text)
  }
}

/** Monday 23 November 2026, ten o'clock in Leeuwarden: the street is awake. */
const mondayMorning = new Date('2026-11-23T09:00:00Z')

/** Opens a world: a street, a database with the cast's volunteers, and the program between them. */
export async function openWorld(
  options: {
    street?: Partial<StreetOptions>
    env?: Record<string, string>
    volunteers?: boolean
    at?: Date
    /** Other neighbourhoods than the example, or the text of their file. */
    neighbourhoods?: string | object[]
  } = {},
): Promise<World> {
  const templates = approvedTemplates()
  const clock = new MovableClock(options.at ?? mondayMorning)
  const open = await openStreet({ templates: templates.resources, now: () => clock.now(), ...options.street })
  const { url, drop } = await freshDatabase()
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const log: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      log.push(String(chunk))
      keepLogged(String(chunk))
      done()
    },
  })
  const env = {
    PORT: String(port),
    // nobody here writes on and on, but where a test is about that
    BREATH_SECONDS: '0.2',
    PUBLIC_URL: publicUrl,
    DATABASE_URL: url,
    TWILIO_TEMPLATES: JSON.stringify(templates.sids),
    ...open.settings,
    ...options.env,
  }
  const start = (more: Record<string, string>) =>
    startApp(readConfig({ ...env, ...more }), createLog('info', sink), clock)
  const app = options.neighbourhoods
    ? await inFile(options.neighbourhoods, (file) => start({ NEIGHBOURHOODS: file }))
    : await start({})
  if (options.volunteers !== false)
    await seedExample(app.core.db, app.core.neighbourhoods.first.id, app.clock.now())
  open.connect(publicUrl)
  return new World(app, open, log, drop)
}

function member(name: string): Neighbour {
  const found = cast.find((one) => one.name.startsWith(name))
  if (!found) throw new Error(`There is no ${name} in the cast.`)
  return found
}

/** Every word that a Slack message shows. */
export function wordsIn(message: { text: string; blocks: unknown[] }): string {
  const words: string[] = [message.text]
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look)
    else if (value && typeof value === 'object') {
      const { text } = value as { text?: unknown }
      if (typeof text === 'string') words.push(text)
      Object.values(value).forEach(look)
    }
  }
  look(message.blocks)
  return words.join('\n')
}

/** A port that is free now, from below those that the machine gives to connections by itself: nobody takes it meanwhile. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
}
