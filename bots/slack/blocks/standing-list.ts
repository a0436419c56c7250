import type { Standing } from '../../../core/arrangements/standing.store.ts'
import type { Post } from './card.ts'
import { type Block, button, header, markdown, section } from './pieces.ts'
import type { Say } from './say.ts'
import { limits, literal } from './text.ts'

/** So many rows fit in one answer, besides its title. */
export const mostStanding = 45

/** Everything that comes back, and every lasting pair, each with a button to change or end it. */
export function drawStanding(standing: Standing[], say: Say): Post {
  const title = say.line('desk-helpers:standing', { total: standing.length })
  if (standing.length === 0) return { text: title, blocks: [section(say.line('desk-helpers:no-standing'))] }
  return { text: title, blocks: [header(title), ...standing.map((each) => row(each, say))] }
}

function row(standing: Standing, say: Say): Block {
  return {
    type: 'section',
    text: markdown(literal(rowText(standing, say), 400), limits.section),
    accessory: button('arrangement.change', say.line('button.edit'), standing.id),
  }
}

/** Who helps whom with what, and how often, in one line. */
export function rowText({ category, resident, volunteer, when, weeks, isAsked }: Standing, say: Say): string {
  const unknown = say.line('card.unknown')
  const how = isAsked ? 'standing-asked' : weeks === 0 ? 'standing-pair' : 'standing-row'
  return say.line(`desk-helpers:${how}`, {
    name: resident ?? unknown,
    helper: volunteer ?? unknown,
    category: { category },
    when: { when },
  })
}
