import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MovableClock } from '../core/clock.ts'
import { isQuiet, whenAwake } from '../core/dispatch/quiet-hours.ts'
import type { Neighbourhood } from '../core/neighbourhoods/neighbourhoods.ts'

/** The clock of the example: it never goes back over a restart, and whoever tries the program at night finds the street awake. */
export function openStreetClock(dataDir: string, { quietHours, zone }: Neighbourhood): MovableClock {
  const clock = new MovableClock()
  clock.offset = kept(dataDir)
  const now = clock.now()
  if (isQuiet(now, quietHours, zone))
    clock.advance(whenAwake(now, quietHours, zone).getTime() - now.getTime() + 3600_000)
  return clock
}

/** Remembers how far the clock was moved. */
export function keepStreetClock(dataDir: string, clock: MovableClock): void {
  writeFileSync(file(dataDir), `${JSON.stringify({ offset: clock.offset })}\n`)
}

function kept(dataDir: string): number {
  try {
    const { offset } = JSON.parse(readFileSync(file(dataDir), 'utf8')) as { offset?: unknown }
    return typeof offset === 'number' ? offset : 0
  } catch {
    return 0
  }
}

function file(dataDir: string): string {
  return join(dataDir, 'street-clock.json')
}
