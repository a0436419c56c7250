import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Fleet, openFleet } from '../fleet.ts'
import { strangers } from '../load.ts'
import { expectSound } from '../oracle.ts'
import { pause } from '../program.ts'

let fleet: Fleet
beforeAll(async () => {
  fleet = await openFleet({ replicas: 2 })
}, 60_000)
afterAll(() => fleet.close())

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
}, 120_000)

test('a provider that hangs for one person keeps nobody else waiting', async () => {
  const [held, ...others] = strangers(9, 1000).filter(({ channel }) => channel === 'sms')
  if (!held) return
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
  await expectSound('a hanging provider', fleet.db, fleet.street, fleet.gateway.acknowledged, {
    resent: 9,
  })
}, 120_000)
