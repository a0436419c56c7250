import { expect } from '@jest/globals'
import type { Pool } from 'pg'
import type { PhoneChannel } from '../../bots/street/phones.ts'
import type { Street } from '../../bots/street/street.ts'
import { pause } from './program.ts'

/** What a fault may leave behind, and only this. */
export interface Allowed {
  /** Sends of which nobody can know whether they had arrived. */
  resent?: number
  /** Messages that went to the desk because they kept failing. */
  setAside?: number
}

/** What the database and the providers say after a fault; everything but the first three ought to be zero. */
export interface Findings {
  acknowledged: number
  handled: number
  sent: number
  lost: number
  unhandled: number
  handledTwice: number
  unanswered: number
  twoWinners: number
  unsent: number
  sentToNobody: number
  forgotten: number
  cardsDoubled: number
  resent: number
  setAside: number
}

/** Pieces that are read as one thought are handled in one moment, and have one answer. */
const onceIsEnough = `
with talk as (
  select p.id, c.revision,
    (select count(*)::int from inbox_message m where m.person_id = p.id and m.handled_at is not null) as handled,
    (select count(*)::int from inbox_message m where m.person_id = p.id and m.handled_at is not null
       and m.content->>'kind' in ('text', 'choice')) as worded,
    (select count(distinct m.handled_at)::int from inbox_message m where m.person_id = p.id
       and m.content->>'kind' in ('text', 'choice')) as thoughts,
    (select count(*)::int from outbox_message o where o.person_id = p.id and o.purpose in ('answer', 'danger')) as answers,
    exists (select from address a where a.person_id = p.id and (a.opted_out_at is not null or a.channel = 'slack'))
      or p.with_desk_until is not null as silent
  from person p join conversation c on c.person_id = p.id
)
select
  (select count(*)::int from inbox_message where handled_at is not null) as handled,
  (select count(*)::int from outbox_message o join address a on a.id = o.address_id
     where o.status = 'sent' and a.channel <> 'slack') as sent,
  (select count(*)::int from inbox_message where handled_at is null and set_aside_at is null) as unhandled,
  (select count(*)::int from inbox_message where set_aside_at is not null) as "setAside",
  (select coalesce(sum(greatest(revision - handled, 0) + greatest(answers - worded - $1, 0)), 0)::int from talk
     where not silent) as "handledTwice",
  (select coalesce(sum(greatest(thoughts - answers, 0)), 0)::int from talk where not silent) as unanswered,
  (select count(*)::int from help_request r
     where (select count(*) from offer o where o.request_id = r.id and o.status = 'accepted') > r.places) as "twoWinners",
  (select count(*)::int from outbox_message where status in ('pending', 'sending', 'retry')) as unsent,
  (select count(*)::int from help_request where status in ('triage', 'searching', 'matched', 'referred')
     and (next_step_at is null or next_step_at < now() - interval '3 minutes') and with_desk_since is null) as forgotten`

/** Waits until nothing is unhandled and nothing unsent, over any time in which the database is away. */
export async function quiet(db: Pool, milliseconds = 20_000): Promise<void> {
  const until = Date.now() + milliseconds
  for (;;) {
    const left = await db.query<{ count: number }>(waiting).then(
      ({ rows }) => rows[0]?.count ?? -1,
      () => -1,
    )
    if (left === 0) return
    if (Date.now() > until) throw new Error(`After ${milliseconds} ms ${left} messages still wait.`)
    await pause(100)
  }
}

const waiting = `
select (select count(*)::int from inbox_message where handled_at is null and set_aside_at is null)
     + (select count(*)::int from outbox_message where status in ('pending', 'sending', 'retry')) as count`

/** Looks at everything after a fault. */
export async function findings(
  db: Pool,
  street: Street,
  acknowledged: Iterable<string>,
  allowed: Allowed = {},
): Promise<Findings> {
  const ids = [...acknowledged]
  const { rows } = await db.query<Omit<Findings, 'acknowledged' | 'lost' | 'sentToNobody' | 'resent'>>(
    onceIsEnough,
    [allowed.setAside ?? 0],
  )
  const [counted] = rows
  if (!counted) throw new Error('The oracle is silent.')
  return {
    acknowledged: ids.length,
    lost: await lost(db, ids),
    ...counted,
    ...(await compareWithProviders(db, street)),
    cardsDoubled: await cardsDoubled(db, street),
  }
}

/** Fails unless nothing was lost, doubled or forgotten; tells the counts. */
export async function expectSound(
  name: string,
  db: Pool,
  street: Street,
  acknowledged: Iterable<string>,
  allowed: Allowed = {},
): Promise<Findings> {
  const found = await findings(db, street, acknowledged, allowed)
  process.stdout.write(
    `  ${name}: ${found.acknowledged} acknowledged, ${found.handled} handled, ${found.sent} sent; ` +
      `lost ${found.lost}, handled twice ${found.handledTwice}, two winners ${found.twoWinners}, ` +
      `sent again ${found.resent} of ${allowed.resent ?? 0} allowed, set aside ${found.setAside}\n`,
  )
  const { resent, setAside, cardsDoubled, acknowledged: _a, handled: _h, sent: _s, ...faults } = found
  expect(faults).toEqual({
    lost: 0,
    unhandled: 0,
    handledTwice: 0,
    unanswered: 0,
    twoWinners: 0,
    unsent: 0,
    sentToNobody: 0,
    forgotten: 0,
  })
  expect(resent + cardsDoubled).toBeLessThanOrEqual(allowed.resent ?? 0)
  expect(setAside).toBe(allowed.setAside ?? 0)
  return found
}

async function lost(db: Pool, ids: string[]): Promise<number> {
  const { rows } = await db.query<{ lost: number }>(
    `select count(*)::int as lost from unnest($1::text[]) as given(id)
     where not exists (select from inbox_message m where m.channel || ' ' || m.provider_id = given.id)`,
    [ids],
  )
  return rows[0]?.lost ?? -1
}

/** Every address: what we say was sent beside what its provider accepted. */
async function compareWithProviders(
  db: Pool,
  street: Street,
): Promise<{ resent: number; sentToNobody: number }> {
  const { rows } = await db.query<{ channel: PhoneChannel; identifier: string; sent: number }>(
    `select a.channel, a.identifier, count(o.id) filter (where o.status = 'sent' and o.purpose <> 'buttons-gone')::int as sent
     from address a left join outbox_message o on o.address_id = a.id where a.channel <> 'slack' group by a.id`,
  )
  let resent = 0
  let sentToNobody = 0
  for (const { channel, identifier, sent } of rows) {
    const accepted = street.messages(channel, identifier).filter(({ from }) => from === 'foardoar').length
    resent += Math.max(0, accepted - sent)
    sentToNobody += Math.max(0, sent - accepted)
  }
  return { resent, sentToNobody }
}

async function cardsDoubled(db: Pool, street: Street): Promise<number> {
  const { rows } = await db.query<{ id: string }>('select id from help_request')
  const cards = street.desk.cards().map(({ blocks }) => JSON.stringify(blocks))
  return rows
    .map(({ id }) => cards.filter((card) => card.includes(id)).length)
    .reduce((sum, count) => sum + Math.max(0, count - 1), 0)
}
