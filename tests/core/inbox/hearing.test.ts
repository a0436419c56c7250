import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { Hearing, tellOfHearing } from '../../../core/inbox/hearing.ts'
import type { ChannelName } from '../../../core/inbox/inbound-message.ts'
import { openHouse } from '../dispatch/house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
afterEach(() => house.core.pool.query('truncate unheard_channel, outbox_message'))

const minutes = (count: number) => {
  house.setClock(new Date(house.now().getTime() + count * 60_000).toISOString())
}

async function say(hearing: Hearing, well: boolean, channel: ChannelName = 'telegram'): Promise<void> {
  hearing.note(channel, well)
  await hearing.settle()
}

/** What the desk was alarmed with, in order. */
async function alarms(): Promise<string[]> {
  const { rows } = await house.core.pool.query<{ text: string }>(
    `select content->>'text' as text from outbox_message where (content->>'alarm')::boolean order by id`,
  )
  return rows.map(({ text }) => text)
}

const unheard = expect.stringMatching(/^Al een paar minuten komt er niets van Telegram/)
const heard = 'Wat mensen via Telegram sturen, komt weer binnen.'

test('a channel that brings nothing for some minutes is told once, and once when it has been heard for a while', async () => {
  const hearing = new Hearing(house.core)
  for (let minute = 0; minute < 3; minute++) {
    await say(hearing, false)
    minutes(1)
  }
  expect(await alarms()).toEqual([])
  for (let minute = 0; minute < 3; minute++) {
    await say(hearing, false)
    minutes(1)
  }
  expect(await alarms()).toEqual([unheard])
  await say(hearing, true)
  expect(await alarms()).toEqual([unheard])
  for (let minute = 0; minute < 4; minute++) {
    minutes(1)
    await say(hearing, true)
  }
  expect(await alarms()).toEqual([unheard, heard])
})

test('of two processes, and after a restart, only one tells; the audit may be the one', async () => {
  const [first, second] = [new Hearing(house.core), new Hearing(house.core)]
  await Promise.all([say(first, false), say(second, false)])
  minutes(4)
  await Promise.all([say(first, false), say(second, false), tellOfHearing(house.core)])
  await say(new Hearing(house.core), false)
  expect(await alarms()).toEqual([unheard])
  await say(new Hearing(house.core), true)
  minutes(3)
  await Promise.all([tellOfHearing(house.core), tellOfHearing(house.core)])
  expect(await alarms()).toEqual([unheard, heard])
})

test('one failure, or one an hour, is no news', async () => {
  const hearing = new Hearing(house.core)
  for (let hour = 0; hour < 5; hour++) {
    await say(hearing, false)
    minutes(60)
    await tellOfHearing(house.core)
  }
  await say(hearing, false)
  minutes(1)
  await say(hearing, true)
  minutes(5)
  await tellOfHearing(house.core)
  expect(await alarms()).toEqual([])
})

test('going on and off is told but for the first time', async () => {
  const hearing = new Hearing(house.core)
  await say(hearing, false)
  minutes(4)
  await say(hearing, false)
  for (let round = 0; round < 20; round++) {
    await say(hearing, true)
    minutes(1)
    await say(hearing, false)
    minutes(1)
  }
  expect(await alarms()).toEqual([unheard])
})

test.each<[ChannelName, RegExp, RegExp]>([
  ['sms', /niet nakijken of we berichten via SMS/, /weer nakijken/],
  ['whatsapp', /niet nakijken of we berichten via WhatsApp/, /weer nakijken/],
  ['slack', /niets uit Slack.*opnieuw/, /horen Slack weer/],
])('%s has words of its own', async (channel, first, then) => {
  const hearing = new Hearing(house.core)
  await say(hearing, false, channel)
  minutes(4)
  await say(hearing, false, channel)
  await say(hearing, true, channel)
  minutes(3)
  await say(hearing, true, channel)
  expect(await alarms()).toEqual([expect.stringMatching(first), expect.stringMatching(then)])
})

test('while all is well, saying so costs nothing', async () => {
  const hearing = new Hearing(house.core)
  await say(hearing, true)
  let asked = 0
  const { query } = house.core.pool
  house.core.pool.query = ((...given: unknown[]) => {
    asked++
    return Reflect.apply(query, house.core.pool, given)
  }) as typeof query
  for (let turn = 0; turn < 50; turn++) await say(hearing, true)
  house.core.pool.query = query
  expect(asked).toBe(0)
})
