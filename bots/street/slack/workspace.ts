import type { Ground } from '../ground.ts'
import type { Shelf } from '../journal.ts'
import { type Json, list, object, text } from '../json.ts'
import { type SlackMessage, slackMessage } from './slack-message.ts'

/** The ids by which the bot is known in this workspace. */
export interface BotIds {
  user: string
  id: string
  team: string
  app: string
}

/** What is written in the desk's Slack. */
export class Workspace {
  readonly bot: BotIds
  readonly #ground: Ground
  readonly #messages: Shelf<SlackMessage>
  readonly #threads = new Map<string, string[]>()
  #lastTs = 0

  constructor(ground: Ground) {
    this.#ground = ground
    const { slack } = ground.secrets
    this.bot = { user: slack.botUserId, id: 'B0FOARDOAR0', team: slack.teamId, app: slack.appId }
    this.#messages = ground.journal.shelf('slack')
    for (const message of this.#messages.all()) {
      this.#index(message)
      this.#lastTs = Math.max(this.#lastTs, Math.round(Number(message.ts) * 1e6))
    }
  }

  /** A timestamp that is also the message's id: it only rises. */
  nextTs(): string {
    this.#lastTs = Math.max(this.#lastTs + 1, this.#ground.now().getTime() * 1000)
    const digits = String(this.#lastTs)
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`
  }

  write(message: SlackMessage): SlackMessage {
    const known = this.#messages.get(key(message.channel, message.ts)) !== undefined
    // Slack names the blocks and actions that we did not name.
    const blocks = message.blocks.map((block, index) => nameBlock(block, index))
    const written = { ...message, blocks }
    this.#messages.set(key(message.channel, message.ts), written)
    if (!known) this.#index(written)
    this.#ground.changes.tell({ kind: 'desk', message: written })
    return written
  }

  /** Shows something to one member only. */
  whisper(
    user: string,
    channel: string,
    threadTs: string | null,
    words: string,
    blocks: Json[] = [],
  ): SlackMessage {
    const ts = this.nextTs()
    return this.write({ channel, ts, threadTs, user: this.bot.user, text: words, blocks, onlyFor: user })
  }

  get(channel: string, ts: string): SlackMessage | undefined {
    const message = this.#messages.get(key(channel, ts))
    return message?.deleted ? undefined : message
  }

  /** Everything at the top of a channel, oldest first. */
  top(channel: string): SlackMessage[] {
    return this.#listed(channel, '').filter((message) => message.channel === channel)
  }

  thread(channel: string, ts: string): SlackMessage[] {
    return this.#listed(channel, ts)
  }

  all(): SlackMessage[] {
    return this.#messages.all().filter((message) => !message.deleted)
  }

  isMember(user: string): boolean {
    return this.#ground.desk.some((one) => one.id === user && one.atDesk)
  }

  isUser(user: string): boolean {
    return user === this.bot.user || this.#ground.desk.some((one) => one.id === user)
  }

  /** Any channel id is one of ours, as long as it looks like one; its members are the desk. */
  isChannel(channel: string): boolean {
    return /^[CG][A-Z0-9]{2,}$/.test(channel)
  }

  show(message: SlackMessage): Json {
    return slackMessage(message, this.bot)
  }

  #listed(channel: string, thread: string): SlackMessage[] {
    const keys = this.#threads.get(key(channel, thread)) ?? []
    return keys
      .map((name) => this.#messages.get(name))
      .filter((message): message is SlackMessage => message !== undefined && !message.deleted)
  }

  #index(message: SlackMessage): void {
    const thread = key(message.channel, message.threadTs ?? '')
    const keys = this.#threads.get(thread)
    if (keys) keys.push(key(message.channel, message.ts))
    else this.#threads.set(thread, [key(message.channel, message.ts)])
  }
}

/** Gives blocks and their elements the ids that Slack would give them. */
export function nameBlock(block: Json, index: number): Json {
  const named: Json = { ...block, block_id: text(block.block_id) || `b${index}` }
  const name = (value: unknown, place: number): unknown => {
    const element = object(value)
    const interactive = element.type !== 'mrkdwn' && element.type !== 'plain_text' && element.type !== 'image'
    return interactive && element.action_id === undefined
      ? { ...element, action_id: `a${index}-${place}` }
      : value
  }
  if (block.type === 'actions') named.elements = list(block.elements).map(name)
  if (block.element !== undefined) named.element = name(block.element, 0)
  if (block.accessory !== undefined) named.accessory = name(block.accessory, 0)
  return named
}

function key(channel: string, ts: string): string {
  return `${channel}:${ts}`
}
