import { Temporal } from 'temporal-polyfill'
import type { HouseholdCard } from '../../../core/desk/desk-card.ts'
import { goingRow } from './household-look.ts'
import { aside, type Block, button, buttons, facts, header, section } from './pieces.ts'
import type { Say } from './say.ts'
import { literal, mention, quote } from './text.ts'
import { wallClock } from './wall-clock.ts'

/** A household with its people, its contact and who agreed to it; its thread is for the desk alone. */
export function householdCard(card: HouseholdCard, say: Say): Block[] {
  const { id, name, contact, contactReach, organisation, note, members, isOpen, going } = card
  const who = [contact, organisation, contactReach].filter((part) => part !== null).join(', ')
  const agreed = say.line('desk-households:agreed', {
    day: { when: wallClock(card.consentAt, card.zone).slice(0, 10) },
    who: card.consentActor,
  })
  return [
    header(say.line('desk-households:card', { name })),
    ...(isOpen ? [] : [section(say.line('desk-households:closed'))]),
    ...facts([
      [say.line('desk-households:members'), literal(members.join(', '), 400)],
      [say.line('desk-households:contact'), mention(literal(who, 300))],
    ]),
    ...(note ? [section(quote(note, 600))] : []),
    ...(isOpen
      ? [section(going.length > 0 ? listed(going, say) : say.line('desk-households:nothing-open'))]
      : []),
    aside(mention(literal(agreed, 300))),
    aside(
      card.history
        .slice(-10)
        .map((event) => happened(event, card.zone, say))
        .join('\n'),
    ),
    ...buttons(
      isOpen
        ? [
            button('household.look', say.line('desk-households:button-look'), id, 'primary'),
            button('household.edit', say.line('button.edit'), id),
            button('household.close', say.line('desk-households:button-close'), id),
          ]
        : [],
    ),
  ]
}

/** As many as a section holds; the button shows the others too. */
function listed(going: HouseholdCard['going'], say: Say): string {
  const rows = going.slice(0, 8).map((each) => goingRow(each, say))
  const more = going.length - rows.length
  if (more > 0) rows.push(say.line('desk-households:more', { count: String(more) }))
  return rows.join('\n')
}

function happened({ at, kind, who }: HouseholdCard['history'][number], zone: string, say: Say): string {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  const clock = time.toPlainTime().toString({ smallestUnit: 'minute' })
  return `${time.day}-${time.month} ${clock} ${mention(literal(who, 60))}: ${say.line(`desk-households:history-${kind}`)}`
}
