import { header } from '../pieces.ts'
import type { Section } from './section.ts'

/** Its number and the kind of help. */
export const title: Section = (card, say) => [
  header(
    say.line(card.isQuestion ? 'desk-questions:card' : 'card.request', {
      number: card.number,
      category: { category: card.category },
    }),
  ),
]
