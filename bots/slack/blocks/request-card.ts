import { Temporal } from 'temporal-polyfill'
import type { RequestCard } from '../../../core/desk/desk-card.ts'
import { historyOf } from './history.ts'
import { aside, type Block, button, buttons, facts, header, section } from './pieces.ts'
import type { Say } from './say.ts'
import { literal, mention, quote } from './text.ts'

/** What a request's card looks like now. */
export function requestCard(card: RequestCard, say: Say): Block[] {
  return [
    header(say.line('card.request', { number: card.number, category: { category: card.category } })),
    section(state(card, say)),
    ...(isOpen(card) && card.withDeskWhy && card.withDeskWhy !== 'new'
      ? [section(`:bell: ${say.code('why', card.withDeskWhy)}`)]
      : []),
    section(quote(card.words, 1500)),
    ...facts(about(card, say)),
    ...helpers(card, say),
    ...asked(card, say),
    ...ending(card, say),
    ...historyOf(card, say),
    ...buttons(buttonsFor(card, say)),
  ]
}

const signs = {
  triage: ':inbox_tray:',
  searching: ':mag:',
  matched: ':seedling:',
  referred: ':arrow_right:',
  done: ':white_check_mark:',
  unmet: ':heavy_minus_sign:',
  cancelled: ':x:',
} as const

function isOpen({ status }: RequestCard): boolean {
  return status !== 'done' && status !== 'unmet' && status !== 'cancelled'
}

function state(card: RequestCard, say: Say): string {
  const urgent = card.urgency === 'urgent' ? `  :zap: *${say.line('urgency.urgent')}*` : ''
  return `${signs[card.status]} *${say.line(`status.${card.status}`)}*${urgent}`
}

function about(card: RequestCard, say: Say): [string, string | null][] {
  const { resident } = card
  const who = [resident.name, resident.phone].filter(Boolean).join('\n')
  const by = `${say.code('channel', resident.channel)}, ${say.line('card.value', { value: { language: resident.language } })}`
  const since = wallClock(card.openedAt, card.zone)
  return [
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
  ]
}

function helpers(card: RequestCard, say: Say): Block[] {
  if (card.helpers.length === 0) return []
  const lines = card.helpers.slice(0, 10).map(({ name, phone, tail }) => {
    const reach = phone ? ` (${literal(phone, 40)})` : ''
    return `:seedling: *${literal(name, 80)}*${reach}${said(tail)}`
  })
  return [section(`*${say.line('card.helpers')}*\n${lines.join('\n')}`)]
}

const mostShown = 15

function asked(card: RequestCard, say: Say): Block[] {
  if (card.asked.length === 0) return []
  const lines = card.asked
    .slice(0, mostShown)
    .map(({ name, answer, tail }) => `${literal(name, 60)}: ${say.line(`answer.${answer}`)}${said(tail)}`)
  const more = card.asked.length - lines.length
  if (more > 0) lines.push(say.line('card.and-more', { more }))
  return [section(`*${say.line('card.asked', { rounds: card.rounds })}*\n${lines.join('\n')}`)]
}

function said(tail: string | null): string {
  return tail ? ` "${literal(tail, 80)}"` : ''
}

function ending(card: RequestCard, say: Say): Block[] {
  const parts: string[] = []
  if (card.referredTo) {
    parts.push(literal(say.line('card.referred-to', { organisation: card.referredTo }), 300))
  }
  if (card.outcome) parts.push(say.line('card.outcome', { outcome: say.code('outcome', card.outcome) }))
  if (card.minutesSpent !== null) parts.push(say.line('card.hours', { hours: hours(card.minutesSpent) }))
  if (card.allRight) {
    parts.push(say.line('card.all-right', { answer: say.code('all-right', card.allRight) }))
  }
  return parts.length === 0 ? [] : [aside(parts.join('  |  '))]
}

function hours(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100)
}

function buttonsFor(card: RequestCard, say: Say) {
  const make = (name: string, style?: 'primary' | 'danger') =>
    button(`request.${name}`, say.line(`button.${name}`), card.id, style)
  const isBack = card.status === 'searching' && card.withDeskWhy !== null
  const isSearchable = card.status === 'triage' || card.status === 'referred' || isBack
  const isWide = isOpen(card) && (card.status !== 'matched' || card.helpers.length < card.places)
  return [
    ...(isSearchable ? [make('dispatch', 'primary')] : []),
    ...(isWide ? [make('assign')] : []),
    ...(isOpen(card) ? [make('edit')] : []),
    make('reply'),
    ...(isOpen(card) && card.status !== 'matched' ? [make('refer')] : []),
    ...(isOpen(card) && !card.takenBy ? [make('take')] : []),
    ...(isOpen(card) ? [make('close')] : []),
  ]
}

/** An instant as the clock in the neighbourhood showed it. */
export function wallClock(instant: string, zone: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime()
  return at.toString({ smallestUnit: 'minute' })
}
