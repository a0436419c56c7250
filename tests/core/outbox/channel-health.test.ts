import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { ChannelHealth, tellOfChannels } from '../../../core/outbox/channel-health.ts'
import { openHouse } from '../dispatch/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
afterEach(() => house.core.pool.query('truncate channel_trouble, outbox_message'))

const minutes = (count: number) => {
  house.setClock(new Date(house.now().getTime() + count * 60_000).toISOString())
}
const failed = { end: 'retry', reason: 'twilio: 500' } as const
const sent = { end: 'sent', providerId: 'SM1' } as const

/** Somebody's text waits, since a try to send it failed. */
async function somethingWaits(): Promise<void> {
  await house.core.pool.query(
    `with a as (insert into address (id, neighbourhood_id, channel, identifier, created_at)
       values (gen_random_uuid(), 'bilgaard', 'sms', '+31612345678', now())
       on conflict (channel, identifier) do update set closed_at = null returning id)
     insert into outbox_message (address_id, purpose, content, status, next_attempt_at, created_at)
     select id, 'answer', '{"kind":"text"}', 'retry', now(), now() from a`,
  )
}

/** What the desk was alarmed with, in order. */
async function alarms(): Promise<string[]> {
  const { rows } = await house.core.pool.query<{ text: string }>(
    `select content->>'text' as text from outbox_message where (content->>'alarm')::boolean order by id`,
  )
  return rows.map(({ text }) => text)
}

const down = 'Berichten via SMS mislukken al een paar minuten. We bewaren ze en proberen het opnieuw.'
const up = 'Berichten via SMS komen weer aan.'

test('a channel that fails for some minutes is said to be down once, and up once when it has been well for a while', async () => {
  await somethingWaits()
  const health = new ChannelHealth(house.core)
  await health.after('sms', failed)
  minutes(2)
  await health.after('sms', failed)
  expect(await alarms()).toEqual([])
  minutes(1)
  await health.after('sms', failed)
  minutes(5)
  await health.after('sms', failed)
  expect(await alarms()).toEqual([down])
  await health.after('sms', sent)
  expect(await alarms()).toEqual([down])
  minutes(2)
  await health.after('sms', sent)
  minutes(5)
  await health.after('sms', sent)
  await tellOfChannels(house.core)
  expect(await alarms()).toEqual([down, up])
})

test('of two processes, and after a restart, only one tells', async () => {
  await somethingWaits()
  const [first, second] = [new ChannelHealth(house.core), new ChannelHealth(house.core)]
  await Promise.all([first.after('sms', failed), second.after('sms', failed)])
  minutes(4)
  await Promise.all([first.after('sms', failed), second.after('sms', failed), tellOfChannels(house.core)])
  const restarted = new ChannelHealth(house.core)
  minutes(4)
  await Promise.all([restarted.after('sms', failed), second.after('sms', failed)])
  expect(await alarms()).toEqual([down])
  await restarted.after('sms', sent)
  minutes(3)
  await Promise.all([restarted.after('sms', sent), second.after('sms', sent), tellOfChannels(house.core)])
  expect(await alarms()).toEqual([down, up])
})

test('nobody hears of a channel that goes on and off, but for the first time', async () => {
  await somethingWaits()
  const health = new ChannelHealth(house.core)
  for (let round = 0; round < 20; round++) {
    await health.after('sms', failed)
    minutes(1)
    await health.after('sms', sent)
    minutes(1)
  }
  expect(await alarms()).toEqual([])
  await health.after('sms', failed)
  minutes(4)
  await health.after('sms', failed)
  for (let round = 0; round < 20; round++) {
    await health.after('sms', sent)
    minutes(1)
    await health.after('sms', failed)
    minutes(1)
  }
  expect(await alarms()).toEqual([down])
})

test('one message that had to wait and then went is no trouble, whoever sent it', async () => {
  await new ChannelHealth(house.core).after('sms', failed)
  minutes(5)
  await tellOfChannels(house.core)
  expect(await alarms()).toEqual([])
  const { rows } = await house.core.pool.query('select 1 from channel_trouble')
  expect(rows).toEqual([])
})

test('a refusal, and waiting of our own making, say nothing about the channel', async () => {
  await somethingWaits()
  const health = new ChannelHealth(house.core)
  for (let round = 0; round < 5; round++) {
    await health.after('sms', { end: 'refused', reason: 'twilio 21617: too long' })
    await health.after('sms', { end: 'retry', reason: 'channel-paused' })
    minutes(2)
  }
  expect(await alarms()).toEqual([])
})
