import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Fleet, openFleet } from './fleet.ts'
import { askForHelp, strangers } from './load.ts'
import { expectSound } from './oracle.ts'

let fleet: Fleet
beforeAll(async () => {
  fleet = await openFleet()
}, 90_000)
afterAll(() => fleet.close())

let doubled = 0

/** The oracle looks at the whole database: what earlier tests doubled, and showed, is still there. */
function allowedSoFar(now: number): number {
  doubled += now
  return doubled
}

/** The process dies at this moment, and another one takes its place. */
async function die(): Promise<void> {
  await fleet.replica().end('SIGKILL')
}

test('killed after it kept a message and before its provider heard so: the message comes again and is handled once', async () => {
  const [griet] = strangers(1, 100)
  if (!griet) throw new Error('Nobody is there to text.')
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
    await fleet.street.until(() =>
      fleet.street.unseen(griet.channel, griet.identifier).length > 0 ? true : undefined,
    )
    fleet.street.markSeen(griet.channel, griet.identifier)
  }
  await fleet.quiet()
  await expectSound('killed before 200', fleet.db, fleet.street, fleet.gateway.acknowledged, { resent: 0 })
}, 90_000)

/** How many rows say that they may have been sent twice. */
async function perhapsTwice(): Promise<number> {
  const { rows } = await fleet.db.query<{ count: number }>(
    `select count(*)::int as count from outbox_message where reason = 'perhaps-twice'`,
  )
  return rows[0]?.count ?? 0
}

// Twilio and Slack can be asked whether a message is there; Telegram cannot, so there it goes once more, and shows that
test.each([
  ['sms', 0],
  ['whatsapp', 0],
  ['telegram', 1],
] as const)(
  'X1: killed after %s accepted a send and before it was marked: never lost, %i times sent again, and visible as such',
  async (channel, resent) => {
    const who = { channel, identifier: channel === 'telegram' ? '7900001' : `+3164000900${resent}` }
    await askForHelp(fleet.street, who)
    await fleet.quiet()
    const provider = channel === 'telegram' ? 'telegram' : 'twilio'
    const to = channel === 'whatsapp' ? `whatsapp:${who.identifier}` : who.identifier
    const method = channel === 'telegram' ? 'sendMessage' : 'messages.create'
    fleet.street.fault({ provider, method, to, mode: 'lost', run: die })
    const before = fleet.street.messages(channel, who.identifier).length
    const marked = await perhapsTwice()
    await fleet.street.text(channel, who.identifier, 'hoe staat het ermee?')
    await fleet.street.until(
      () => (fleet.street.messages(channel, who.identifier).length >= before + 2 ? true : undefined),
      { awaited: 'a message that arrived as its sender died' },
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
      { resent: allowedSoFar(resent) },
    )
    expect((await perhapsTwice()) - marked).toBe(resent)
    if (resent > 0) {
      expect(fleet.replica().log()).toContain('it may have arrived twice')
      expect(await fleet.replica().counted('foardoar_sent_perhaps_twice_total')).toBe(resent)
    }
  },
  90_000,
)

test('X1: killed after Slack accepted a card: it is there once, found by its key', async () => {
  const who = { channel: 'sms', identifier: '+31640009555' } as const
  fleet.street.fault({ provider: 'slack', method: 'chat.postMessage', mode: 'lost', run: die })
  const before = fleet.street.calls('slack', 'chat.postMessage')
  await askForHelp(fleet.street, who)
  await fleet.street.until(
    () => (fleet.street.calls('slack', 'chat.postMessage') > before ? true : undefined),
    { awaited: 'the card, as its sender died' },
  )
  await die()
  await fleet.lapseLeases()
  await fleet.replica().start()
  await fleet.quiet()
  await expectSound('killed after Slack accepted', fleet.db, fleet.street, fleet.gateway.acknowledged, {
    resent: allowedSoFar(0),
  })
  expect(await perhapsTwice()).toBe(doubled)
}, 90_000)
