import { section } from '../pieces.ts'
import { literal } from '../text.ts'
import { type Section, said } from './section.ts'

const mostShown = 10

/** Who comes, and what they said with their yes. */
export const helpers: Section = (card, say) => {
  if (card.helpers.length === 0) return []
  const lines = card.helpers.slice(0, mostShown).map(({ name, phone, tail }) => {
    const reach = phone ? ` (${literal(phone, 40)})` : ''
    return `:seedling: *${literal(name, 80)}*${reach}${said(tail)}`
  })
  return [section(`*${say.line('card.helpers')}*\n${lines.join('\n')}`)]
}
