/** Which provider is played. */
export type Provider = 'telegram' | 'twilio' | 'slack'

/**
 * How a call goes wrong: an HTTP status (429, 500), a provider's own error code (a Twilio number, a Slack word),
 * `blocked` by the receiver, `hang` without an answer, `reset` before it was done, or `lost`: done, but the
 * answer never arrives.
 */
type FaultMode = number | 'hang' | 'reset' | 'lost' | 'blocked' | (string & {})

/** Something that goes wrong on purpose. */
export interface Fault {
  provider: Provider
  mode: FaultMode
  /** Only this method (Telegram sendMessage, Slack chat.postMessage, Twilio messages.create); else any. */
  method?: string
  /** Only calls to this receiver; else any. */
  to?: string
  /** How many times; once when left out. */
  times?: number
  retryAfter?: number
  /** Called when it happens; with `lost` after the call was done. */
  run?: () => void | Promise<void>
}

/** One call that the program made. */
export interface Call {
  provider: Provider
  method: string
  to: string
  at: number
}

/** The faults that are asked for, and a count of all calls. */
export class Faults {
  readonly calls: Call[] = []
  readonly #wanted: { fault: Fault; left: number }[] = []

  add(fault: Fault): () => void {
    const entry = { fault, left: fault.times ?? 1 }
    this.#wanted.push(entry)
    return () => {
      entry.left = 0
    }
  }

  clear(): void {
    this.#wanted.length = 0
  }

  /** Notes the call and takes the fault that is meant for it. */
  take(provider: Provider, method: string, to: string): Fault | null {
    this.calls.push({ provider, method, to, at: Date.now() })
    if (this.calls.length > 200_000) this.calls.splice(0, 100_000)
    const entry = this.#wanted.find(
      ({ fault, left }) =>
        left > 0 &&
        fault.provider === provider &&
        (fault.method ?? method) === method &&
        (fault.to ?? to) === to,
    )
    if (!entry) return null
    entry.left--
    return entry.fault
  }

  count(provider?: Provider, method?: string, to?: string): number {
    return this.calls.filter(
      (call) =>
        (provider ?? call.provider) === call.provider &&
        (method ?? call.method) === call.method &&
        (to ?? call.to) === call.to,
    ).length
  }
}
