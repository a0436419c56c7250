import type { ProfessionalCard } from '../../../core/desk/desk-card.ts'
import { aside, type Block, button, buttons, header, section } from './pieces.ts'
import type { Say } from './say.ts'
import { literal, mention, quote } from './text.ts'

/** Somebody who says they work for an organisation, and what the desk decided about that. */
export function professionalCard(card: ProfessionalCard, say: Say): Block[] {
  const { id, name, organisation, words, status, decidedBy, phone, channel } = card
  const who = literal([name ?? say.line('card.unknown'), organisation].join(', '), 300)
  const by = [say.code('channel', channel), phone].filter((part) => part !== null).join(', ')
  return [
    header(say.line('desk-professionals:card')),
    section(`:briefcase: *${who}*  ${say.line(`desk-professionals:status-${status}`)}`),
    ...(words ? [section(quote(words, 600))] : []),
    aside(literal(by, 100)),
    ...(decidedBy ? [aside(say.line('card.decided-by', { who: mention(literal(decidedBy, 100)) }))] : []),
    ...buttons([
      ...(status === 'applied'
        ? [
            button('professional.approve', say.line('button.approve'), id, 'primary'),
            button('professional.decline', say.line('button.decline'), id),
          ]
        : []),
      button('person.reply', say.line('button.reply'), id),
    ]),
  ]
}
