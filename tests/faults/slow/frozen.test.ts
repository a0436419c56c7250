import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { stepQueue } from '../../../core/jobs/owe-step.ts'
import { type Fleet, openFleet } from '../fleet.ts'
import { strangers } from '../load.ts'
import { expectSound } from '../oracle.ts'
import { pause } from '../program.ts'
import { fallDue, tap, withJobs } from '../taps.ts'
import { openSearches } from '../yeses.ts'

let fleet: Fleet
beforeAll(async () => {
  fleet = await openFleet({ replicas: 2 })
}, 90_000)
afterAll(() => fleet.close())

/** The oracle looks at the whole database: what an earlier test sent again is still there. */
let resent = 0

test('a replica freezes while it sends, another goes on, and it wakes up again: sent once, or counted', async () => {
  const people = strangers(9).filter(({ channel }) => channel === 'sms')
  let frozen = 0
  for (const { identifier } of people) {
    fleet.street.fault({
      provider: 'twilio',
      method: 'messages.create',
      to: identifier,
      mode: 'lost',
      run: () => {
        frozen++
        for (const replica of fleet.replicas.slice(0, 1)) replica.signal('SIGSTOP')
      },
    })
  }
  await Promise.all(
    people.map(({ channel, identifier }) =>
      fleet.street.text(channel, identifier, 'Hoi, wie kan mij helpen?'),
    ),
  )
  const until = Date.now() + 10_000
  while (frozen === 0 && Date.now() < until) await pause(20)
  expect(frozen).toBeGreaterThan(0)
  await pause(1000)
  await fleet.lapseLeases()
  await fleet.quiet(60_000)
  fleet.replica(0).signal('SIGCONT')
  await pause(3000)
  await fleet.quiet()
  const found = await expectSound('frozen and woken', fleet.db, fleet.street, fleet.gateway.acknowledged, {
    resent: people.length,
  })
  expect(found.resent).toBeLessThanOrEqual(frozen)
  resent = found.resent
}, 120_000)

test('a replica freezes in the middle of a job, its lease lapses and another does it: one effect, also when it wakes up', async () => {
  await fleet.replica(1).end('SIGTERM')
  const [search] = await openSearches(fleet.db, 1, 1)
  if (!search) throw new Error('No search is open.')
  const { requestId } = search
  const taps = await fallDue(fleet.db, [requestId])
  const held = await fleet.db.connect()
  await held.query('begin')
  await held.query('select from help_request where id = $1 for update', [requestId])
  await tap(fleet.db, taps)
  const waits = async () => {
    const { rows } = await fleet.db.query(
      `select from pg_stat_activity where datname = current_database() and application_name = 'foardoar' and wait_event_type = 'Lock'`,
    )
    return rows.length > 0
  }
  for (let waited = 0; waited < 300 && !(await waits()); waited++) await pause(30)
  expect(await waits()).toBe(true)
  fleet.replica(0).signal('SIGSTOP')
  await held.query('commit')
  held.release()
  await fleet.replica(1).start()
  // ten minutes later, for the job library alone
  await fleet.db.query(
    `update pgboss.job set started_on = started_on - interval '10 minutes' where name = $1 and state = 'active'`,
    [stepQueue],
  )
  await withJobs(fleet.db, (boss) => boss.supervise(stepQueue))
  const told = async () => {
    const { rows } = await fleet.db.query<{ count: number }>(
      `select count(*)::int as count from request_event where request_id = $1 and kind = 'given-to-desk'`,
      [requestId],
    )
    return rows[0]?.count ?? 0
  }
  for (let waited = 0; waited < 120 && (await told()) === 0; waited++) await pause(1000)
  expect(await told()).toBe(1)
  fleet.replica(0).signal('SIGCONT')
  await pause(5000)
  await fleet.quiet(60_000)
  expect(await told()).toBe(1)
  await expectSound('frozen in a job', fleet.db, fleet.street, fleet.gateway.acknowledged, { resent })
}, 240_000)

test('a provider that hangs for one person keeps nobody else waiting', async () => {
  const [held, ...others] = strangers(9, 1000).filter(({ channel }) => channel === 'sms')
  if (!held) throw new Error('Nobody is there to text.')
  fleet.street.fault({ provider: 'twilio', method: 'messages.create', to: held.identifier, mode: 'hang' })
  await fleet.street.text('sms', held.identifier, 'Hoi, wie kan mij helpen?')
  const started = Date.now()
  await Promise.all(
    others.map(async ({ channel, identifier }) => {
      await fleet.street.text(channel, identifier, 'Hoi, wie kan mij helpen?')
      await fleet.street.next(channel, identifier, { timeoutMs: 10_000 })
    }),
  )
  expect(Date.now() - started).toBeLessThan(8_000)
  await fleet.street.next('sms', held.identifier, { timeoutMs: 60_000 })
  await fleet.quiet(60_000)
  await expectSound('a hanging provider', fleet.db, fleet.street, fleet.gateway.acknowledged, { resent })
}, 120_000)
