import type { types } from '@slack/bolt'
import type { Overview } from '../../../core/desk/overview.ts'
import type { OpenOnDesk } from '../../../core/desk/queries.store.ts'
import { aside, type Block, button, buttons, header, section } from './pieces.ts'
import type { Say } from './say.ts'
import { statusOf } from './status-of.ts'
import { literal, mention } from './text.ts'
import { wallClock } from './wall-clock.ts'

const mostRequests = 30
const mostPeople = 10

/** What a Home is about: whose desk, and where its cards can be seen. */
export interface HomeOf {
  neighbourhoodId: string
  name: string
  zone: string
  channel: string
  now: Date
  /** The address of a message in the desk's channel. */
  linkTo(ts: string): string | null
}

/** The app's Home for a member of a desk: what lies there, longest waiting first. */
export function drawHome(overview: Overview, at: HomeOf, say: Say): types.HomeView {
  const { open, dueToday, unanswered, stuck } = overview
  const counts = {
    open: open.length,
    today: dueToday.length,
    unanswered: unanswered.length,
    stuck: stuck.length,
  }
  const fresh = { when: { when: wallClock(at.now.toISOString(), at.zone) } }
  return home(at.channel, [
    header(at.name),
    section(say.line('desk-day:home-counts', counts)),
    ...buttons([
      button('desk.new', say.line('desk-day:home-new'), at.neighbourhoodId, 'primary'),
      button('home.refresh', say.line('desk-day:home-refresh'), at.neighbourhoodId),
    ]),
    header(say.line('desk-day:home-title')),
    ...(open.length + overview.talks.length + overview.toApprove.length === 0
      ? [section(say.line('desk-day:home-nothing'))]
      : []),
    ...open.slice(0, mostRequests).map((request) => drawRequest(request, at, say)),
    ...(open.length > mostRequests
      ? [aside(say.line('card.and-more', { more: open.length - mostRequests }))]
      : []),
    ...people('desk-day:talks', overview.talks, at, say),
    ...people('desk-day:to-approve', overview.toApprove, at, say),
    aside(say.line('desk-day:home-fresh', fresh)),
  ])
}

/** The Home of somebody who is at no desk. */
export function drawNoHome(say: Say): types.HomeView {
  return home('', [section(say.line('desk-day:home-not-yours'))])
}

function home(channel: string, blocks: Block[]): types.HomeView {
  return { type: 'home', private_metadata: JSON.stringify({ channel }), blocks }
}

function drawRequest(request: OpenOnDesk, at: HomeOf, say: Say): Block {
  const { number, category, wantedAt, openedAt, takenBy, isQuestion } = request
  const name = request.name ?? say.line('card.unknown')
  const row = say.line(`desk-day:row${isQuestion ? '-question' : ''}`, {
    number,
    category: { category },
    when: { when: wantedAt },
    name,
  })
  const since = { when: wallClock(openedAt.toISOString(), at.zone) }
  const how = takenBy
    ? say.line('desk-day:home-taken', { since, who: takenBy })
    : say.line('desk-day:home-since', { since })
  const sign = request.urgency === 'urgent' ? ':zap: ' : ''
  const text = `${sign}${linked(literal(row, 400), request.ts, at)}\n${statusOf(request, say)}. ${mention(literal(how, 200))}`
  const take = button('request.take', say.line('button.take'), request.id)
  return { ...section(text), ...(takenBy ? {} : { accessory: take }) } as types.SectionBlock
}

function people(
  key: string,
  all: { name: string | null; ts: string | null }[],
  at: HomeOf,
  say: Say,
): Block[] {
  if (all.length === 0) return []
  const rows = all
    .slice(0, mostPeople)
    .map(({ name, ts }) => `• ${linked(literal(name ?? say.line('card.unknown'), 150), ts, at)}`)
  if (all.length > mostPeople) rows.push(`• ${say.line('card.and-more', { more: all.length - mostPeople })}`)
  return [section(`*${say.line(key, { total: all.length })}*\n${rows.join('\n')}`)]
}

/** A text that leads to its card. The sign that parts the address from the text must not be in the text. */
function linked(text: string, ts: string | null, at: HomeOf): string {
  const link = ts && at.linkTo(ts)
  return link ? `<${link}|${text.replaceAll('|', '/').replaceAll('\n', ' ')}>` : text
}
