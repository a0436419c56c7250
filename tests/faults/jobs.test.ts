import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Fleet, openFleet } from './fleet.ts'
import { askForHelp, strangers } from './load.ts'
import { expectSound } from './oracle.ts'
import { pause } from './program.ts'
import { openSearches } from './yeses.ts'

let fleet: Fleet
beforeAll(async () => {
  fleet = await openFleet({ replicas: 2 })
}, 90_000)
afterAll(() => fleet.close())

test('the database answers two of three writes with a serialization failure or a deadlock: all is done, once', async () => {
  await fleet.db.query(`
    create sequence flaky;
    create function flaky() returns trigger language plpgsql as $$
    begin
      if nextval('flaky') % 3 > 0 then
        raise exception 'not now' using errcode = case when random() < 0.5 then '40001' else '40P01' end;
      end if;
      return new;
    end $$;
    create trigger flaky before insert on inbox_message for each row execute function flaky();
    create trigger flaky before update on conversation for each row execute function flaky();`)
  await Promise.all(strangers(6).map((person) => askForHelp(fleet.street, person)))
  await fleet.quiet()
  await fleet.db.query('drop trigger flaky on inbox_message; drop trigger flaky on conversation')
  await expectSound('serialization failures', fleet.db, fleet.street, fleet.gateway.acknowledged)
}, 60_000)

test('the listeners are dead and every NOTIFY is lost: what is owed later still happens', async () => {
  await openSearches(fleet.db, 1, 6)
  await askForHelp(fleet.street, { channel: 'sms', identifier: '+31640900000' })
  const { rows } = await fleet.db.query<{ id: string; number: number }>(
    'select id, number from help_request order by number desc limit 1',
  )
  const [request] = rows
  if (!request) throw new Error('No request was opened.')
  const card = await fleet.street.until(() =>
    fleet.street.desk.cards().find(({ blocks }) => JSON.stringify(blocks).includes(request.id)),
  )
  let killed = 0
  let killing = true
  const killer = (async () => {
    while (killing) {
      const { rowCount } = await fleet.db.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'foardoar-jobs' and (query ilike 'listen%' or query ilike '%pg_listening_channels%')`,
      )
      killed += rowCount ?? 0
      await pause(100)
    }
  })()
  try {
    for (let waited = 0; killed < 2 && waited < 100; waited++) await pause(100)
    await fleet.street.desk.press(card.ts, 'request.dispatch')
    const asked = async () => {
      const { rows } = await fleet.db.query<{ count: number }>(
        'select count(*)::int as count from offer where request_id = $1',
        [request.id],
      )
      return rows[0]?.count ?? 0
    }
    const until = Date.now() + 30_000
    while ((await asked()) === 0 && Date.now() < until) await pause(200)
    expect(await asked()).toBeGreaterThan(0)
    expect(killed).toBeGreaterThan(0)
    const { rows } = await fleet.db.query<{ rounds: number }>(
      'select count(*)::int as rounds from dispatch_round where request_id = $1',
      [request.id],
    )
    expect(rows[0]?.rounds).toBe(1)
  } finally {
    killing = false
    await killer
  }
  await fleet.quiet()
  await expectSound('lost NOTIFY', fleet.db, fleet.street, fleet.gateway.acknowledged)
}, 60_000)
