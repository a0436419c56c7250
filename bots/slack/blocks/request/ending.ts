import { aside } from '../pieces.ts'
import { literal } from '../text.ts'
import type { Section } from './section.ts'

/** How it ended. */
export const ending: Section = (card, say) => {
  const parts: string[] = []
  if (card.outcome) parts.push(say.line('card.outcome', { outcome: say.code('outcome', card.outcome) }))
  if (card.unmet) {
    const { reason, words } = card.unmet
    const why = [say.code('reason', reason), words].filter(Boolean).join(': ')
    parts.push(literal(say.line('referral.because', { reason: why }), 400))
  }
  if (card.minutesSpent !== null) parts.push(say.line('card.hours', { hours: hours(card.minutesSpent) }))
  if (card.allRight) {
    parts.push(say.line('card.all-right', { answer: say.code('all-right', card.allRight) }))
  }
  return parts.length === 0 ? [] : [aside(parts.join('  |  '))]
}

function hours(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100)
}
