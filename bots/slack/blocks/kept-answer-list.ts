import type { KeptAnswer } from '../../../core/questions/kept-answer.ts'
import type { Post } from './card.ts'
import { aside, button, buttons, header, markdown } from './pieces.ts'
import type { Say } from './say.ts'
import { literal } from './text.ts'

/** A message holds fifty blocks. */
const mostShown = 40

/** The answers that the desk keeps, as only the one who asked sees them; each can be changed from here. */
export function drawKeptAnswers(answers: KeptAnswer[], say: Say): Post {
  const title = say.line('desk-questions:list', { total: answers.length })
  const more = answers.length - mostShown
  return {
    text: title,
    blocks: [
      header(title),
      ...answers.slice(0, mostShown).map(({ id, title: called, nl, fy, en, retired }) => ({
        type: 'section' as const,
        text: markdown(
          `*${literal(called, 100)}*${retired ? ` (${say.line('desk-questions:retired-mark')})` : ''}\n${literal(nl ?? fy ?? en ?? '', 300)}`,
          600,
        ),
        accessory: button('answer.edit', say.line('button.edit'), id),
      })),
      ...(more > 0 ? [aside(say.line('organisation.more', { more }))] : []),
      ...buttons([button('answer.new', say.line('desk-questions:add'), 'new')]),
    ],
  }
}
