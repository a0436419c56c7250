import { setTimeout as sleep } from 'node:timers/promises'

/** What something comes to, or `late` when it takes longer than so many milliseconds; it goes on either way. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | 'late'> {
  const enough = new AbortController()
  const late = sleep(milliseconds, 'late' as const, { signal: enough.signal })
  try {
    return await Promise.race([work, late])
  } finally {
    late.catch(() => undefined)
    enough.abort()
  }
}
