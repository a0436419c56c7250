import { createHash } from 'node:crypto'
import type { InboundMessage } from './inbound-message.ts'

const mostEqual = 20
const windowMilliseconds = 5 * 60_000
const mostSenders = 10_000

/** Sees when a sender keeps sending the same: two robots that answer each other would never stop. */
export class LoopGuard {
  readonly #last = new Map<string, { words: string; since: number; count: number }>()

  /** The message itself, or `repeated` in its place once the same words came too often. */
  check(message: InboundMessage, now: Date): InboundMessage {
    if (message.content.kind !== 'text') return message
    const sender = `${message.channel}:${message.sender}`
    const words = createHash('sha256').update(message.content.text).digest('base64')
    const before = this.#last.get(sender)
    const same = before?.words === words && now.getTime() - before.since < windowMilliseconds
    const count = same ? before.count + 1 : 1
    this.#last.delete(sender)
    this.#last.set(sender, { words, since: same ? before.since : now.getTime(), count })
    this.#forgetOldest()
    return count < mostEqual
      ? message
      : { ...message, content: { kind: 'repeated', first: count === mostEqual } }
  }

  #forgetOldest(): void {
    const [oldest] = this.#last.keys()
    if (this.#last.size > mostSenders && oldest) this.#last.delete(oldest)
  }
}
