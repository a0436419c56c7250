import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { settled } from '../../support/talks.ts'
import { openWorld, type World } from '../../support/world.ts'
import { type Fleet, openFleet } from '../fleet.ts'
import { strangers, type Texter } from '../load.ts'
import { expectSound } from '../oracle.ts'
import { pause } from '../program.ts'

let fleet: Fleet
beforeAll(async () => {
  fleet = await openFleet()
}, 90_000)
afterAll(() => fleet.close())

const hello = 'Hoi, kan iemand morgen boodschappen voor me doen?'

function texters(channel: Texter['channel'], count: number, from: number): Texter[] {
  return strangers(count * 3, from)
    .filter((one) => one.channel === channel)
    .slice(0, count)
}

async function answered(people: Texter[], timeoutMs = 25_000): Promise<void> {
  await Promise.all(people.map((one) => fleet.street.next(one.channel, one.identifier, { timeoutMs })))
}

test.each(['sms', 'telegram'] as const)(
  '429 from %s with Retry-After: it rests so long, and everybody is answered with one call more',
  async (channel) => {
    const provider = channel === 'sms' ? 'twilio' : 'telegram'
    const method = channel === 'sms' ? 'messages.create' : 'sendMessage'
    const people = texters(channel, 8, channel === 'sms' ? 100 : 200)
    const before = fleet.street.calls(provider, method)
    fleet.street.fault({ provider, method, mode: 429, retryAfter: 3 })
    const [first, ...others] = people
    if (!first) throw new Error('Nobody is there to text.')
    await fleet.street.text(channel, first.identifier, hello)
    await pause(400)
    await Promise.all(others.map(({ identifier }) => fleet.street.text(channel, identifier, hello)))
    await pause(1500)
    // Telegram's 429 is often for one chat alone: only that chat rests
    expect(fleet.street.calls(provider, method) - before).toBe(channel === 'sms' ? 1 : people.length)
    await answered(people)
    expect(fleet.street.calls(provider, method) - before).toBe(people.length + 1)
    await fleet.quiet()
    await expectSound(`429 from ${channel}`, fleet.db, fleet.street, fleet.gateway.acknowledged)
  },
)

test('5xx, cut connections and lost answers: everybody is answered, and in order', async () => {
  const faults = ([500, 'reset', 'lost'] as const).flatMap((mode) =>
    (['sms', 'telegram'] as const).map((channel) => ({ mode, channel })),
  )
  const people = faults.map(({ mode, channel }, index) => {
    const [one] = texters(channel, 1, 300 + index * 10)
    if (!one) throw new Error('Nobody there.')
    fleet.street.fault({
      provider: channel === 'sms' ? 'twilio' : 'telegram',
      method: channel === 'sms' ? 'messages.create' : 'sendMessage',
      to: one.identifier,
      mode,
    })
    return one
  })
  for (const line of [hello, 'ja hoor'])
    await Promise.all(people.map(({ channel, identifier }) => fleet.street.text(channel, identifier, line)))
  await answered(people)
  await answered(people)
  await fleet.quiet()
  // only Telegram cannot be asked whether a message went out
  await expectSound('5xx, reset, lost', fleet.db, fleet.street, fleet.gateway.acknowledged, { resent: 1 })
}, 60_000)

test('X2: while Telegram hangs and Slack is gone, everybody on SMS and WhatsApp is answered without delay', async () => {
  const onTelegram = texters('telegram', 4, 400)
  const onSms = texters('sms', 12, 430)
  const onWhatsapp = onSms.map(({ identifier }) => ({ channel: 'whatsapp', identifier }) as const)
  const mend = [
    fleet.street.fault({ provider: 'telegram', method: 'sendMessage', mode: 'hang', times: 50 }),
    fleet.street.fault({ provider: 'slack', mode: 'reset', times: 500 }),
  ]
  const say = (people: Texter[]) =>
    Promise.all(people.map((one) => fleet.street.text(one.channel, one.identifier, hello)))
  await say(onTelegram)
  await pause(300)
  await say([...onSms, ...onWhatsapp])
  // Telegram is given ten seconds for a call: nobody else waits for that
  await answered([...onSms, ...onWhatsapp], 6_000)
  expect(onTelegram.flatMap((one) => fleet.street.unseen(one.channel, one.identifier))).toEqual([])
  for (const done of mend) done()
  await answered(onTelegram, 40_000)
  await fleet.quiet(40_000)
  await expectSound('two providers away', fleet.db, fleet.street, fleet.gateway.acknowledged, { resent: 1 })
}, 90_000)

test('X2: while Twilio asks us to wait, everybody on Telegram is answered without delay', async () => {
  const [first] = texters('sms', 1, 600)
  if (!first) throw new Error('Nobody is there to text.')
  fleet.street.fault({ provider: 'twilio', method: 'messages.create', mode: 429, retryAfter: 8 })
  await fleet.street.text('sms', first.identifier, hello)
  await pause(400)
  const onTelegram = texters('telegram', 4, 640)
  for (const one of onTelegram) await fleet.street.text('telegram', one.identifier, hello)
  await answered(onTelegram, 5_000)
  expect(fleet.street.unseen('sms', first.identifier)).toEqual([])
  await answered([first])
  await fleet.quiet()
  await expectSound('Twilio rests', fleet.db, fleet.street, fleet.gateway.acknowledged, { resent: 1 })
}, 60_000)

test('receipts that come late, twice and out of order never take anything back', async () => {
  const [one] = texters('sms', 1, 500)
  if (!one) throw new Error('Nobody is there to text.')
  await fleet.street.text('sms', one.identifier, hello)
  await answered([one])
  await fleet.quiet()
  const sent = fleet.street.twilio.messages(one.identifier).find(({ direction }) => direction !== 'inbound')
  if (!sent) throw new Error('Nothing was sent.')
  const delivery = async () => {
    const { rows } = await fleet.db.query<{ delivery: string }>(
      'select delivery from outbox_message where provider_id = $1',
      [sent.sid],
    )
    return rows[0]?.delivery
  }
  await pause(300)
  expect(await delivery()).toBe('delivered')
  for (const late of ['sent', 'queued', 'delivered', 'sent', 'delivered']) {
    await fleet.street.twilio.receipt(sent, late, null)
    expect(await delivery()).toBe('delivered')
  }
  await fleet.street.twilio.receipt(sent, 'read', null)
  for (const late of ['failed', 'delivered', 'sent']) await fleet.street.twilio.receipt(sent, late, null)
  expect(await delivery()).toBe('read')
  await expectSound('late receipts', fleet.db, fleet.street, fleet.gateway.acknowledged, { resent: 1 })
})

test('refused for good: asked once and never again, the desk knows, and others are asked', async () => {
  const world: World = await openWorld()
  try {
    const griet = world.phone('Griet')
    for (const line of [hello, 'ja hoor', 'Griet Hoekstra', 'Kerkstraat 5, 8925 AB', 'middag', 'ja']) {
      await griet.says(line)
      await griet.hears()
    }
    const gone = world.volunteers().filter(({ channel }) => channel !== 'whatsapp')
    for (const { channel, identifier } of gone)
      world.street.fault({
        provider: channel === 'sms' ? 'twilio' : 'telegram',
        to: identifier,
        mode: 'blocked',
        times: 50,
      })
    const card = await world.card(1)
    await world.desk.press(card.ts, 'request.dispatch')
    // a ping that is still on its way when its round is over is not sent any more
    await settled(world)
    const calls = () =>
      gone.map(({ channel, identifier }) =>
        world.street.calls(channel === 'sms' ? 'twilio' : 'telegram', undefined, identifier),
      )
    for (let round = 0; round < 4; round++) {
      await world.passTime(31)
      await pause(1500)
    }
    // who is asked in which round is chance, so only now is it sure that somebody unreachable was among them
    await world.note(/Not delivered by/)
    expect(Math.max(...calls())).toBe(1)
    const { rows } = await world.app.core.pool.query<{ closed: number }>(
      `select count(*)::int as closed from address where closed_at is not null or opted_out_at is not null`,
    )
    expect(rows[0]?.closed).toBe(calls().filter((count) => count > 0).length)
    expect(world.phone('Fatima').all().length).toBeGreaterThan(0)
  } finally {
    await world.close({ allowUnread: true })
  }
}, 60_000)
