import { Temporal } from 'temporal-polyfill'
import type { CardEvent, RequestCard } from '../../../../core/desk/desk-card.ts'
import { aside } from '../pieces.ts'
import type { Say } from '../say.ts'
import { literal, mention } from '../text.ts'
import type { Section } from './section.ts'

const mostShown = 12

/** What happened to a request, when and by whom, as small grey lines. */
export const historyOf: Section = ({ history, earlier, zone, isQuestion }, say) => {
  if (history.length === 0) return []
  const shown = history.slice(-mostShown)
  const before = earlier + history.length - shown.length
  const lines = shown.map((event) => lineOf(event, { zone, isQuestion }, say))
  if (before > 0) lines.unshift(say.line('history.earlier', { more: before }))
  return [aside(lines.join('\n'))]
}

function lineOf(
  { at, kind, who, why, asked }: CardEvent,
  { zone, isQuestion }: Pick<RequestCard, 'zone' | 'isQuestion'>,
  say: Say,
): string {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(zone)
  const clock = time.toPlainTime().toString({ smallestUnit: 'minute' })
  const known = who === '' ? say.line('card.unknown') : who
  const name = known === null ? 'Foardoar' : mention(literal(known, 60))
  const asks = isQuestion && kind === 'opened'
  const what = asks ? say.line('desk-questions:history-opened') : say.code('history', kind)
  const more = [asked === null ? null : String(asked), why === null ? null : say.code('why', why)]
  const tail = more.filter((part) => part !== null).join(', ')
  return `${time.day}-${time.month} ${clock} ${name}: ${what}${tail && ` (${tail})`}`
}
