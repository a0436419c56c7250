import type { GoingOn, Household } from '../../../core/households/household.ts'
import type { Post } from './card.ts'
import { type Block, button, buttons, header, section } from './pieces.ts'
import type { Say } from './say.ts'
import { literal, mention } from './text.ts'

/** Who is with a household at this moment, as only the one who asked sees it. */
export function drawHousehold(
  { name, contact, contactReach, organisation, members }: Household,
  going: GoingOn[],
  say: Say,
): Block[] {
  const who = [contact, organisation, contactReach].filter((part) => part !== null).join(', ')
  const people = members
    .map((member) => [member.name ?? '?', member.phone].filter(Boolean).join(' '))
    .join(', ')
  const rows = going.map((each) => goingRow(each, say))
  return [
    header(say.line('desk-households:card', { name })),
    section(
      `*${say.line('desk-households:contact')}*: ${mention(literal(who, 300))}\n*${say.line('desk-households:members')}*: ${literal(people, 600)}`,
    ),
    section(rows.length > 0 ? rows.slice(0, 8).join('\n') : say.line('desk-households:nothing')),
    ...(rows.length > 8 ? [section(rows.slice(8).join('\n'))] : []),
  ]
}

/** One thing that is going on, and who is busy with it. */
export function goingRow(going: GoingOn, say: Say): string {
  const { number, category, resident, status, helpers, referred, askedBy, takenBy } = going
  const busy = [...helpers, referred, askedBy, takenBy].filter((part) => part !== null)
  const row = say.line('desk-households:row', {
    number,
    category: { category },
    name: resident ?? '?',
    status: say.line(`status.${status}`),
    who: busy.length > 0 ? busy.join(', ') : say.line('desk-households:nobody-yet'),
  })
  return mention(literal(row, 340))
}

/** The households that were found, or that there is none such; a new one can be begun from here. */
export function drawHouseholds(found: Block[][], say: Say): Post {
  return {
    text: say.line('desk-households:notification'),
    blocks: [
      ...(found.length > 0 ? found.slice(0, 8).flat() : [section(say.line('desk-households:none'))]),
      ...buttons([button('household.new', say.line('desk-households:button-new'), 'new')]),
    ],
  }
}
