import { Temporal } from 'temporal-polyfill'
import type { Core } from '../core.ts'
import { whenAwake } from '../dispatch/quiet-hours.ts'

/** How long the desk has somebody at most, unless it gives them back earlier or answers again. */
export const talkHours = 24

const hourMs = 60 * 60 * 1000

/** Until when the bot is silent for somebody the desk talks with; it does not speak up again in the middle of the night. */
export function silentUntil(core: Core, neighbourhoodId: string, from: Date, hours: number): Date {
  const { quietHours, zone } = core.neighbourhoods.get(neighbourhoodId)
  return whenAwake(new Date(from.getTime() + hours * hourMs), quietHours, zone)
}

/** An instant as a `When` on the neighbourhood's clock, to be said in words. */
export function onTheClock(instant: Date, zone: string): { when: string } {
  const at = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
  return { when: at.toPlainDateTime().toString({ smallestUnit: 'minute' }) }
}
