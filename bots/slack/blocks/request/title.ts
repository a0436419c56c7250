import { header } from '../pieces.ts'
import type { Section } from './section.ts'

/** Its number and the kind of help; a question about something else is a question, and nothing more. */
export const title: Section = ({ isQuestion, category, number }, say) => [
  header(
    isQuestion && category === 'other'
      ? say.line('desk-questions:card-other', { number })
      : say.line(isQuestion ? 'desk-questions:card' : 'card.request', { number, category: { category } }),
  ),
]
