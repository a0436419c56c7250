import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Fleet, openFleet } from '../fleet.ts'
import { chatter } from '../load.ts'
import { expectSound } from '../oracle.ts'
import { pause } from '../program.ts'

const rounds = 20

let fleet: Fleet
beforeAll(async () => {
  fleet = await openFleet()
}, 90_000)
afterAll(() => fleet.close())

test(`kill -9 under load, ${rounds} times`, async () => {
  let most = 0
  for (let round = 0; round < rounds; round++) {
    const talk = chatter(fleet.street, 12, round * 10_000, fleet.gateway.acknowledged)
    await pause(150 + Math.random() * 400)
    await fleet.replica().end('SIGKILL')
    const stopped = talk.stop()
    const { rows } = await fleet.db.query<{ sending: number }>(
      `select count(*)::int as sending from outbox_message o join address a on a.id = o.address_id
       where o.status = 'sending' and a.channel = 'telegram'`,
    )
    most += rows[0]?.sending ?? 0
    await fleet.lapseLeases()
    await fleet.replica().start()
    await stopped
  }
  await fleet.quiet(60_000)
  // what was between claimed and marked as its sender died may have gone out, and only Telegram cannot be asked
  const found = await expectSound('kill -9 under load', fleet.db, fleet.street, fleet.gateway.acknowledged, {
    resent: most,
  })
  expect(found.acknowledged).toBeGreaterThan(100)
}, 300_000)
