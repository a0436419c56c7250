import type { RideOffer } from '../../../../core/desk/desk-card.ts'
import { type Block, button, buttons, section } from '../pieces.ts'
import type { Say } from '../say.ts'
import { literal } from '../text.ts'
import { isOpen, type Section } from './section.ts'

/** Times, places, car and cost, if it is a ride. */
export const ride: Section = (card, say) => {
  if (!card.ride) return []
  const lines = card.ride.map(({ key, slots }) => say.line(key.replace('.', ':'), slots))
  const shown = section(`:oncoming_automobile: ${literal(lines.join('\n'), 1500)}`)
  if (card.together) return [shown, ...together(card.id, card.together, say)]
  if (!card.sharesTrip || !isOpen(card)) return [shown]
  return [shown, ...buttons([button('request.apart', say.line('desk-together:apart'), card.id)])]
}

/** Another ride that fits the same trip, and the button that makes it one. */
function together(id: string, { withId, lines }: RideOffer, say: Say): Block[] {
  const words = lines.map(({ key, slots }) => say.line(key.replace('.', ':'), slots)).join('\n')
  const label = say.line('desk-together:button')
  return [
    section(`:busts_in_silhouette: ${literal(words, 700)}`),
    ...buttons([button('request.together', label, `${id}+${withId}`)]),
  ]
}
