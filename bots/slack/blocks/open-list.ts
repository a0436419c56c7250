import type { OpenOnDesk } from '../../../core/desk/queries.store.ts'
import type { Post } from './card.ts'
import { header, section } from './pieces.ts'

import type { Say } from './say.ts'
import { statusOf } from './status-of.ts'
import { literal } from './text.ts'
import { wallClock } from './wall-clock.ts'

const perSection = 8

/** What is open, longest waiting first, as only the one who asked sees it. */
export function drawOpenList(open: OpenOnDesk[], total: number, zone: string, say: Say): Post {
  const title = say.line('list.open', { total })
  if (open.length === 0) return { text: title, blocks: [section(say.line('list.nothing'))] }
  const lines = open.map((request) => row(request, zone, say))
  const sections = Array.from({ length: Math.ceil(lines.length / perSection) }, (_, index) =>
    section(lines.slice(index * perSection, (index + 1) * perSection).join('\n')),
  )
  const rest = total > open.length ? [section(say.line('card.and-more', { more: total - open.length }))] : []
  return { text: title, blocks: [header(title), ...sections, ...rest] }
}

function row(request: OpenOnDesk, zone: string, say: Say): string {
  const slots = {
    number: request.number,
    category: { category: request.category },
    when: { when: request.wantedAt },
    name: request.name ?? say.line('card.unknown'),
    status: statusOf(request, say),
    since: { when: wallClock(request.openedAt.toISOString(), zone) },
  }
  return `${request.urgency === 'urgent' ? ':zap: ' : ''}${literal(say.line(request.isQuestion ? 'list.row-question' : 'list.row', slots), 340)}`
}
