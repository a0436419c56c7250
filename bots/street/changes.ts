import type { PhoneMessage } from './phones.ts'
import type { SlackMessage } from './slack/slack-message.ts'

/** Something on the street that somebody could see happen. */
export type Change =
  | { kind: 'phone'; message: PhoneMessage }
  | { kind: 'toast'; channel: 'telegram'; identifier: string; text: string }
  | { kind: 'desk'; message: SlackMessage }
  | { kind: 'modal'; user: string }
  | { kind: 'home'; user: string }
  | { kind: 'blocked'; channel: string; identifier: string; how: string | null }
  | { kind: 'clock' }

/** Tells everybody who looks what has changed. */
export class Changes {
  readonly #listeners = new Set<(change: Change) => void>()

  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(change: Change): void {
    for (const listener of [...this.#listeners]) listener(change)
  }

  /** Waits until `look` finds something; the error names what was awaited. */
  async until<T>(look: () => T | undefined, timeoutMs: number, awaited: string): Promise<T> {
    const found = look()
    if (found !== undefined) return found
    // Made here and not in the timer, so that its stack names who waited.
    const vain = new Error(`waited ${timeoutMs} ms in vain for ${awaited}`)
    return new Promise((resolve, reject) => {
      const stop = this.listen(() => {
        const seen = look()
        if (seen === undefined) return
        clearTimeout(timer)
        stop()
        resolve(seen)
      })
      const timer = setTimeout(() => {
        stop()
        reject(vain)
      }, timeoutMs)
    })
  }
}
