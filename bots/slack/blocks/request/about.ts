import { facts } from '../pieces.ts'
import type { Say } from '../say.ts'
import { literal, mention } from '../text.ts'
import { wallClock } from '../wall-clock.ts'
import { isOpen, type Section } from './section.ts'

/** When, where, who, by which way, since when. */
export const about: Section = (card, say) => {
  const { resident } = card
  const number = resident.phone ?? withoutNumber(resident.channel, say)
  const who = [resident.name, number].filter(Boolean).join('\n')
  const by = `${say.code('channel', resident.channel)}, ${say.line('card.value', { value: { language: resident.language } })}`
  const since = wallClock(card.openedAt, card.zone)
  return facts([
    [say.line('card.when'), literal(say.line('card.value', { value: { when: card.wantedAt } }), 200)],
    [say.line('card.where'), literal(resident.address ?? say.line('card.unknown'), 200)],
    [say.line('card.who'), literal(who || say.line('card.unknown'), 200)],
    [say.line('card.by'), literal(by, 200)],
    [
      say.line(isOpen(card) ? 'card.waiting-since' : 'card.opened'),
      literal(say.line('card.value', { value: { when: since } }), 200),
    ],
    [say.line('card.urgency'), say.line(`urgency.${card.urgency}`)],
    [say.line('card.places'), card.places > 1 ? String(card.places) : null],
    [say.line('card.taken-by'), card.takenBy ? mention(literal(card.takenBy, 100)) : null],
  ])
}

/** Who gave no number can be written to, if the request came by an app. */
function withoutNumber(channel: string, say: Say): string {
  if (channel !== 'telegram' && channel !== 'whatsapp') return say.line('desk-phones:no-number')
  return say.line('desk-phones:no-number-but', { channel: say.code('channel', channel) })
}
