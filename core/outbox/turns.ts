import { setTimeout as pause } from 'node:timers/promises'
import { Bucket } from './bucket.ts'
import type { ChannelLimits } from './channel.ts'
import type { OutgoingMessage } from './outgoing-message.ts'

/** Whoever would wait longer than this comes back later: what they bring may have changed by then. */
const patience = 2_000

/** Whose turn it is, on a channel that counts what goes to one address, and what is changed there, apart. */
export class Turns {
  readonly #limits: Pick<ChannelLimits, 'perAddress' | 'edits'>
  readonly #edits: Bucket | null
  readonly #addresses = new Map<string, Bucket>()

  constructor(limits: ChannelLimits) {
    this.#limits = limits
    this.#edits = limits.edits ? new Bucket(limits.edits) : null
  }

  /** Waits for a turn to send this; else tells in how many seconds to come back. No other address waits for it. */
  async turn(message: OutgoingMessage): Promise<{ comeBackIn: number } | null> {
    const bucket = isEdit(message) ? this.#edits : this.#bucketOf(message.to)
    const wait = bucket?.take(patience) ?? 0
    if (wait > patience) return { comeBackIn: Math.ceil(wait / 1000) }
    if (wait > 0) await pause(wait)
    return null
  }

  #bucketOf(address: string): Bucket | null {
    const { perAddress } = this.#limits
    if (!perAddress) return null
    const bucket = this.#addresses.get(address) ?? new Bucket(perAddress)
    this.#addresses.set(address, bucket)
    return bucket
  }
}

function isEdit({ content }: OutgoingMessage): boolean {
  return content.kind === 'card' && content.ts !== null
}
