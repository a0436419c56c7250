import type { RequestCard } from '../../../../core/desk/desk-card.ts'
import { section } from '../pieces.ts'
import type { Say } from '../say.ts'
import { statusOf } from '../status-of.ts'
import { literal } from '../text.ts'
import { isOpen, type Section } from './section.ts'

const signs = {
  triage: ':inbox_tray:',
  searching: ':mag:',
  matched: ':seedling:',
  referred: ':arrow_right:',
  done: ':white_check_mark:',
  unmet: ':heavy_minus_sign:',
  cancelled: ':x:',
} as const

/** How it stands, whether there is haste, and why the desk has to look at it. */
export const state: Section = (card, say) => [
  section(status(card, say)),
  ...(isOpen(card) && card.withDeskWhy && card.withDeskWhy !== 'new'
    ? [section(`:bell: ${say.code('why', card.withDeskWhy)}`)]
    : []),
]

function status(card: RequestCard, say: Say): string {
  const urgent = card.urgency === 'urgent' ? `  :zap: *${say.line('urgency.urgent')}*` : ''
  return `${signs[card.status]} *${whoDidIt(card, say) ?? statusOf(card, say)}*${urgent}`
}

/** Of what an organisation took up, its name stands beside that it is done. */
function whoDidIt({ status, referral }: RequestCard, say: Say): string | null {
  if (status !== 'done' || referral?.status !== 'taken-up') return null
  const { organisation } = referral
  return literal(say.line('referral.done', { organisation }), 200)
}
