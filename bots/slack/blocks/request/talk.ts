import { section } from '../pieces.ts'
import { wallClock } from '../wall-clock.ts'
import type { Section } from './section.ts'

/** That the desk talks with the resident, and until when the bot is silent. */
export const talk: Section = ({ resident, zone }, say) => {
  if (resident.withDeskUntil === null) return []
  const until = { when: wallClock(resident.withDeskUntil, zone) }
  return [section(`:speech_balloon: ${say.line('card.with-desk-until', { until })}`)]
}
