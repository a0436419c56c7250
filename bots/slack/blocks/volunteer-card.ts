import type { VolunteerCard } from '../../../core/desk/desk-card.ts'
import { aside, type Block, button, buttons, facts, header, section } from './pieces.ts'
import type { Say } from './say.ts'
import { literal, mention } from './text.ts'

/** What the card of somebody who wants to help looks like now. */
export function volunteerCard(card: VolunteerCard, say: Say): Block[] {
  const value = (slot: Parameters<Say['line']>[1]) => literal(say.line('card.value', slot), 500)
  return [
    header(say.line('card.volunteer')),
    section(`:wave: *${literal(card.name, 150)}*  ${say.line(`volunteer-status.${card.status}`)}`),
    ...facts([
      [say.line('card.helps-with'), value({ value: { categories: card.categories } })],
      [
        say.line('card.available'),
        card.availability.length === 0
          ? say.line('card.whenever')
          : value({ value: { parts: card.availability } }),
      ],
      [say.line('card.speaks'), value({ value: { languages: card.languages } })],
      [say.line('card.reached-by'), say.code('channel', card.channel)],
    ]),
    ...(card.decidedBy
      ? [aside(say.line('card.decided-by', { who: mention(literal(card.decidedBy, 100)) }))]
      : []),
    ...buttons(
      card.status === 'applied'
        ? [
            button('volunteer.approve', say.line('button.approve'), card.id, 'primary'),
            button('volunteer.decline', say.line('button.decline'), card.id),
          ]
        : [],
    ),
  ]
}
