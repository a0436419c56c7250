import type { PersonCard } from '../../../core/desk/desk-card.ts'
import { aside, type Block, button, buttons, header, section } from './pieces.ts'
import type { Say } from './say.ts'
import { literal, quote } from './text.ts'

/** What the card of a talk looks like now. */
export function personCard(card: PersonCard, say: Say): Block[] {
  const name = literal(card.name ?? say.line('card.unknown'), 150)
  const isWithDesk = card.status === 'with-desk'
  const by = `${say.code('channel', card.channel)}, ${say.line('card.value', { value: { language: card.personLanguage } })}`
  return [
    header(say.line('card.person')),
    section(`:speech_balloon: *${name}*  ${say.code('why', card.why)}`),
    ...(card.words ? [section(quote(card.words, 1500))] : []),
    aside(by),
    ...buttons([
      button('person.reply', say.line('button.reply'), card.id, isWithDesk ? 'primary' : undefined),
      ...(isWithDesk ? [button('person.hand-back', say.line('button.hand-back'), card.id)] : []),
    ]),
  ]
}
