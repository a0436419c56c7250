/** How long a process may take to send what it claimed, before another one may claim it. */
export const leaseMilliseconds = 30_000

const pauses = [5, 15, 60, 300, 900, 3600]

/** The pause before the next try, in milliseconds: growing, with some chance in it so that not all come back at once. */
export function backoff(attempts: number): number {
  const seconds = pauses[Math.min(attempts, pauses.length) - 1] ?? 5
  return seconds * 1000 * (0.8 + Math.random() * 0.4)
}

/** After so many tries the desk is told instead; for the desk itself we never give up. */
export const mostAttempts = 8
