import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Fleet, openFleet } from './fleet.ts'
import { askForHelp, strangers } from './load.ts'
import { expectSound } from './oracle.ts'

let fleet: Fleet
beforeAll(async () => {
  fleet = await openFleet()
}, 60_000)
afterAll(() => fleet.close())

/** The process dies at this moment, and another one takes its place. */
async function die(): Promise<void> {
  await fleet.replica().end('SIGKILL')
}

test('killed after it kept a message and before its provider heard so: the message comes again and is handled once', async () => {
  const [griet] = strangers(1, 100)
  if (!griet) return
  const lines = ['Hoi, kan iemand morgen boodschappen voor me doen?', 'ja hoor', 'Griet Hoekstra']
  for (const line of lines) {
    let died: Promise<void> | null = null
    fleet.gateway.beside = async ({ path }) => {
      if (path !== '/twilio/messages') return 'pass'
      fleet.gateway.beside = () => 'pass'
      died = die()
      await died
      return 'lose'
    }
    await fleet.street.text(griet.channel, griet.identifier, line)
    expect(died).not.toBeNull()
    await fleet.lapseLeases()
    await fleet.replica().start()
    await fleet.street.until(
      () => (fleet.street.unseen(griet.channel, griet.identifier).length > 0 ? true : undefined),
      { timeoutMs: 20_000 },
    )
    fleet.street.markSeen(griet.channel, griet.identifier)
  }
  await fleet.quiet()
  await expectSound('killed before 200', fleet.db, fleet.street, fleet.gateway.acknowledged, { resent: 0 })
}, 90_000)

test.each([
  ['sms', 1],
  ['telegram', 2],
] as const)(
  'killed after %s accepted a send and before it was marked: never lost, at most one resend',
  async (channel, resent) => {
    const who = strangers(3, 200).find((one) => one.channel === channel)
    if (!who) return
    await askForHelp(fleet.street, who)
    await fleet.quiet()
    const provider = channel === 'sms' ? 'twilio' : 'telegram'
    fleet.street.fault({ provider, to: who.identifier, mode: 'lost', run: die })
    const before = fleet.street.messages(channel, who.identifier).length
    await fleet.street.text(channel, who.identifier, 'hoe staat het ermee?')
    await fleet.street.until(
      () => (fleet.street.messages(channel, who.identifier).length >= before + 2 ? true : undefined),
      { timeoutMs: 10_000, awaited: 'a message that arrived as its sender died' },
    )
    await die()
    await fleet.lapseLeases()
    await fleet.replica().start()
    await fleet.quiet()
    await expectSound(
      `killed after ${channel} accepted`,
      fleet.db,
      fleet.street,
      fleet.gateway.acknowledged,
      { resent },
    )
  },
  90_000,
)
