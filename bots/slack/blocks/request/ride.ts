import { section } from '../pieces.ts'
import { literal } from '../text.ts'
import type { Section } from './section.ts'

/** Times, places, car and cost, if it is a ride. */
export const ride: Section = (card, say) => {
  if (!card.ride) return []
  const lines = card.ride.map(({ key, slots }) => say.line(key.replace('.', ':'), slots))
  return [section(`:oncoming_automobile: ${literal(lines.join('\n'), 1500)}`)]
}
