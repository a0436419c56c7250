import type { PersonCard, Understood } from '../../../core/desk/desk-card.ts'
import { aside, type Block, button, buttons, header, section } from './pieces.ts'
import type { Say } from './say.ts'
import { literal, quote } from './text.ts'
import { wallClock } from './wall-clock.ts'

/** What the card of a talk looks like now. */
export function personCard(card: PersonCard, say: Say): Block[] {
  const name = literal(card.name ?? say.line('card.unknown'), 150)
  const { withDeskUntil, zone, why } = card
  const by = `${say.code('channel', card.channel)}, ${say.line('card.value', { value: { language: card.personLanguage } })}`
  return [
    header(say.line('card.person')),
    section(`:speech_balloon: *${name}*  ${why === null ? '' : say.code('why', why)}`.trimEnd()),
    section(
      withDeskUntil === null
        ? say.line('card.with-bot')
        : say.line('card.with-desk-until', { until: { when: wallClock(withDeskUntil, zone) } }),
    ),
    ...(card.words ? [section(quote(card.words, 1500))] : []),
    ...(card.understood ? [aside(`:globe_with_meridians: ${understood(card.understood, say)}`)] : []),
    aside(by),
    ...buttons([
      button(
        'person.reply',
        say.line('button.reply'),
        card.id,
        withDeskUntil === null ? undefined : 'primary',
      ),
      ...(withDeskUntil === null ? [] : [button('person.hand-back', say.line('button.hand-back'), card.id)]),
      button('person.phone', say.line('desk-phones:button'), card.id),
      ...(card.words ? [button('person.why', say.line('desk-why:button'), card.id)] : []),
    ]),
  ]
}

function understood({ category, when, answer }: Understood, say: Say): string {
  const parts = [
    answer && say.line(`understood.${answer}`),
    category && say.line('card.value', { value: { category } }),
    when && say.line('card.value', { value: { when } }),
  ].filter((part) => part !== null)
  const what = parts.length === 0 ? say.line('understood.nothing') : parts.join(', ')
  return literal(say.line('card.understood', { what }), 400)
}
