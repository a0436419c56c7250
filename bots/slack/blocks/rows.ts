import type { Post } from './card.ts'
import { header, section } from './pieces.ts'
import type { Say } from './say.ts'

const perSection = 8
const mostRows = 40

/** A list for one member: a title without anything personal, then its rows in few blocks. */
export function drawRows(title: string, rows: string[], nothing: string, say: Say): Post {
  if (rows.length === 0) return { text: title, blocks: [header(title), section(nothing)] }
  const shown = rows.slice(0, mostRows)
  const sections = Array.from({ length: Math.ceil(shown.length / perSection) }, (_, index) =>
    section(shown.slice(index * perSection, (index + 1) * perSection).join('\n')),
  )
  const more = rows.length - shown.length
  return {
    text: title,
    blocks: [header(title), ...sections, ...(more > 0 ? [section(say.line('card.and-more', { more }))] : [])],
  }
}
