import { button, buttons, section } from '../pieces.ts'
import { literal, mention } from '../text.ts'
import { wallClock } from '../wall-clock.ts'
import { isOpen, type Section } from './section.ts'

/** The household that the resident belongs to, and who is its contact. */
export const household: Section = ({ household: known }, say) =>
  known === null ? [] : [section(mention(literal(say.line('desk-households:on-card', known), 300)))]

/** Which professional asked for it, that the client agrees, and whether they hear how it goes. */
export const behalf: Section = (card, say) => {
  const { behalf: known, zone } = card
  if (known === null) return []
  const { kind, professional, organisation, phone, consentAt, consentActor, tells, messaged } = known
  const who = [professional, organisation].filter(Boolean).join(', ')
  const said = say.line('desk-professionals:client-agrees', {
    day: { when: wallClock(consentAt, zone).slice(0, 10) },
    who: consentActor ?? professional ?? organisation,
  })
  const how = tells === 'professional' ? (messaged ? 'message' : 'call') : tells
  const lines = [
    `*${literal(say.line(`desk-professionals:asked-by-${kind}`, { who }), 300)}*${phone ? ` ${literal(phone, 40)}` : ''}`,
    mention(literal(said, 300)),
    say.line(`desk-professionals:hears-${how}`),
  ]
  const waits = known.contact === 'waiting' || known.contact === 'call'
  if (known.contact !== 'not-needed')
    lines.splice(1, 0, say.line(`desk-professionals:contact-${known.contact}`))
  return [
    section(lines.join('\n')),
    ...(waits && isOpen(card)
      ? buttons([
          button('contact.agreed', say.line('desk-professionals:button-agreed'), card.id, 'primary'),
          button('contact.declined', say.line('desk-professionals:button-declined'), card.id),
        ])
      : []),
  ]
}
