import { aside } from '../pieces.ts'
import { literal } from '../text.ts'
import type { Section } from './section.ts'

/** Where nobody at the desk speaks the resident's language: which one it is, and what was understood. */
export const language: Section = ({ resident, category, wantedAt }, say) => {
  if (resident.isUnderstood) return []
  const slots = { language: { language: resident.language }, what: { category }, when: { when: wantedAt } }
  return [aside(`:globe_with_meridians: ${literal(say.line('card.speaks-understood', slots), 400)}`)]
}
