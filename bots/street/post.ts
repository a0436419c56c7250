import type { Journal, Shelf } from './journal.ts'

/** How an attempt to bring something to the program ended; status 0 means that nobody answered. */
export interface Attempt {
  ok: boolean
  status: number
  body: string
  retryAfterMs: number
  problem?: 'timeout' | 'connection'
}

/** Posts once and never throws. */
export async function post(
  url: string,
  headers: Record<string, string>,
  body: string,
  timeoutMs: number,
): Promise<Attempt> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return {
      ok: response.ok,
      status: response.status,
      body: await response.text(),
      retryAfterMs: Number(response.headers.get('retry-after') ?? 0) * 1000 || 0,
    }
  } catch (error) {
    const timeout = error instanceof Error && error.name === 'TimeoutError'
    return { ok: false, status: 0, body: '', retryAfterMs: 0, problem: timeout ? 'timeout' : 'connection' }
  }
}

/** Something that must reach the program. */
export interface Parcel {
  id: string
  /** A path on the program, or a whole address. */
  target: string
  fields: Record<string, string> | string
}

/** Brings parcels, and brings them again after each of the waits; then gives up, as providers do. */
export class Redelivery {
  readonly #owed: Shelf<Parcel>
  readonly #waits: number[]
  readonly #attempt: (parcel: Parcel, retry: number, last: Attempt | null) => Promise<Attempt>

  constructor(
    journal: Journal,
    name: string,
    waits: number[],
    attempt: (parcel: Parcel, retry: number, last: Attempt | null) => Promise<Attempt>,
  ) {
    this.#owed = journal.shelf(name)
    this.#waits = waits
    this.#attempt = attempt
  }

  /** Resolves after the first attempt, however it ended. */
  async bring(parcel: Parcel): Promise<Attempt> {
    this.#owed.set(parcel.id, parcel)
    return this.#try(parcel, 0, null)
  }

  /** Brings what an earlier process still owed. */
  async resume(): Promise<void> {
    for (const parcel of this.#owed.all()) await this.#try(parcel, 1, null)
  }

  async #try(parcel: Parcel, retry: number, last: Attempt | null): Promise<Attempt> {
    const attempt = await this.#attempt(parcel, retry, last)
    const wait = this.#waits[retry]
    if (attempt.ok || wait === undefined) this.#owed.delete(parcel.id)
    else setTimeout(() => void this.#try(parcel, retry + 1, attempt), wait).unref()
    return attempt
  }
}
