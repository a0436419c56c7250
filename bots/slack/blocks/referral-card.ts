import type { ReferralCard } from '../../../core/desk/desk-card.ts'
import { aside, type Block, button, buttons, header, section } from './pieces.ts'
import { referralLines } from './referral-lines.ts'
import type { Say } from './say.ts'
import { literal, mention } from './text.ts'

/** The question whether an organisation took a request up, or how it was answered. */
export function referralCard(card: ReferralCard, say: Say): Block[] {
  const { number, category, residentName, referral } = card
  const slots = { number, category: { category }, name: residentName ?? say.line('card.unknown') }
  const asks = literal(say.line('referral.ask', { organisation: referral.organisation }), 300)
  return [
    header(say.line('card.referral')),
    section(literal(say.line('referral.about', slots), 500)),
    ...(card.isAsked ? [section(`:bell: *${asks}*`)] : []),
    section(referralLines(referral, card.zone, say).join('\n')),
    ...(referral.settledBy
      ? [aside(say.line('card.decided-by', { who: mention(literal(referral.settledBy, 100)) }))]
      : []),
    ...buttons(
      card.isAsked
        ? [
            button('referral.taken-up', say.line('button.taken-up'), card.id, 'primary'),
            button('referral.not-taken-up', say.line('button.not-taken-up'), card.id),
            button('referral.ask-again', say.line('button.ask-again'), card.id),
          ]
        : [],
    ),
  ]
}
