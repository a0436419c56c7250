import { section } from '../pieces.ts'
import { literal } from '../text.ts'
import { type Section, said } from './section.ts'

const mostShown = 15

/** Who was asked, and how they answered. */
export const asked: Section = (card, say) => {
  if (card.asked.length === 0) return []
  const lines = card.asked
    .slice(0, mostShown)
    .map(({ name, answer, tail }) => `${literal(name, 60)}: ${say.line(`answer.${answer}`)}${said(tail)}`)
  const more = card.asked.length - lines.length
  if (more > 0) lines.push(say.line('card.and-more', { more }))
  return [section(`*${say.line('card.asked', { rounds: card.rounds })}*\n${lines.join('\n')}`)]
}
