import type { RequestCard } from '../../../../core/desk/desk-card.ts'
import { section } from '../pieces.ts'
import type { Say } from '../say.ts'
import { literal } from '../text.ts'
import { type Section, said } from './section.ts'

const mostShown = 15

/** Who was asked, how they answered, and how far the question came to those who did not. */
export const asked: Section = (card, say) => {
  if (card.asked.length === 0) return []
  const lines = card.asked
    .slice(0, mostShown)
    .map((one) => `${literal(one.name, 60)}: ${answered(one, say)}${said(one.tail)}`)
  const more = card.asked.length - lines.length
  if (more > 0) lines.push(say.line('card.and-more', { more }))
  return [section(`*${say.line('card.asked', { rounds: card.rounds })}*\n${lines.join('\n')}`)]
}

function answered({ answer, ping }: RequestCard['asked'][number], say: Say): string {
  const answered = say.line(`answer.${answer}`)
  if (!ping) return answered
  const came = `${say.line(`ping.${ping.came}`)}, ${say.code('channel', ping.channel)}`
  return ping.came === 'not-delivered' ? came : `${answered} (${came})`
}
