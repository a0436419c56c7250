import type { ChannelName } from '../inbox/inbound-message.ts'
import type { SendOutcome } from './outgoing-message.ts'

const patienceMilliseconds = 3 * 60_000

/** Watches whether a channel works: it is down when nothing has gone out for a few minutes while tries failed. */
export class ChannelHealth {
  readonly #failingSince = new Map<ChannelName, number>()
  readonly #down = new Set<ChannelName>()

  /** What a try to send says about its channel; `down` and `up` are said once each time it changes. */
  after(channel: ChannelName, end: SendOutcome['end'] | 'dropped', now: Date): 'down' | 'up' | null {
    if (end === 'dropped') return null
    if (end !== 'retry') {
      // a refusal is an answer too: the provider is there
      this.#failingSince.delete(channel)
      return this.#down.delete(channel) ? 'up' : null
    }
    const since = this.#failingSince.get(channel) ?? now.getTime()
    this.#failingSince.set(channel, since)
    if (this.#down.has(channel) || now.getTime() - since < patienceMilliseconds) return null
    this.#down.add(channel)
    return 'down'
  }
}
