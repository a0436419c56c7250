import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { EmbeddedPostgres } from '../../../core/embedded-postgres.ts'
import { type Fleet, openFleet } from '../fleet.ts'
import { chatter } from '../load.ts'
import { expectSound } from '../oracle.ts'
import { pause } from '../program.ts'
import { openCluster } from './cluster.ts'

let fleet: Fleet
let server: EmbeddedPostgres
beforeAll(async () => {
  const cluster = await openCluster()
  server = cluster.server
  fleet = await openFleet({ replicas: 2, database: cluster.database })
}, 90_000)
afterAll(() => fleet.close())

test('PostgreSQL crashes and comes back, three times under load', async () => {
  const talk = chatter(fleet.street, 12, 0, fleet.gateway.acknowledged)
  for (let crash = 0; crash < 3; crash++) {
    await pause(1500)
    await server.stop('immediate')
    await pause(500)
    await server.start()
  }
  await pause(1500)
  await talk.stop()
  await fleet.quiet(90_000)
  const found = await expectSound('PostgreSQL crashed', fleet.db, fleet.street, fleet.gateway.acknowledged)
  expect(found.acknowledged).toBeGreaterThan(50)
}, 200_000)

test('40 % of the connections are cut, ten times a second under load', async () => {
  const talk = chatter(fleet.street, 12, 10_000, fleet.gateway.acknowledged)
  let cut = 0
  for (let round = 0; round < 50; round++) {
    await pause(100)
    const { rowCount } = await fleet.db.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name like 'foardoar%' and random() < 0.4`,
    )
    cut += rowCount ?? 0
  }
  await talk.stop()
  await fleet.quiet(90_000)
  expect(cut).toBeGreaterThan(20)
  await expectSound(`${cut} connections cut`, fleet.db, fleet.street, fleet.gateway.acknowledged)
}, 200_000)

test('the database is away for a minute: nothing is acknowledged, and everything comes after all', async () => {
  await server.stop('fast')
  expect(await fleet.replica().status('/readyz')).toBe(503)
  expect(await fleet.replica().status('/healthz')).toBe(200)
  const before = fleet.gateway.acknowledged.size
  const talk = chatter(fleet.street, 12, 20_000, fleet.gateway.acknowledged)
  await pause(60_000)
  expect(fleet.gateway.acknowledged.size).toBe(before)
  await server.start()
  await talk.stop()
  await fleet.replica().ready()
  await fleet.quiet(90_000)
  expect(fleet.gateway.turnedAway).toBeGreaterThan(0)
  await expectSound('database away', fleet.db, fleet.street, fleet.gateway.acknowledged)
}, 200_000)

test('the database is away when the program starts: it waits, says so, and then takes what it is offered', async () => {
  await fleet.replica(1).end('SIGTERM')
  await fleet.replica(0).end('SIGTERM')
  await server.stop('fast')
  for (const replica of fleet.replicas) replica.spawn()
  while ((await fleet.replica().status('/healthz')) !== 200) await pause(100)
  expect(await fleet.replica().status('/readyz')).toBe(503)
  const talk = chatter(fleet.street, 3, 30_000, fleet.gateway.acknowledged)
  await pause(3000)
  await server.start()
  for (const replica of fleet.replicas) await replica.ready(60_000)
  await talk.stop()
  await fleet.quiet(90_000)
  await expectSound('database away at the start', fleet.db, fleet.street, fleet.gateway.acknowledged)
}, 200_000)
