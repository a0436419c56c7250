import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { pino } from 'pino'
import { createTelegramChannel } from '../../../bots/telegram/channel.ts'
import type { Channel } from '../../../core/outbox/channel.ts'
import { FakeProvider, type ProviderReply } from '../../support/fake-provider.ts'
import { RecordingHouse } from '../../support/recording-house.ts'
import { words } from '../../support/talking.ts'
import { messageUpdate, telegramError, telegramOk, telegramToken } from '../../support/telegram-samples.ts'
import { until } from '../../support/until.ts'

describe('polling Telegram', () => {
  let provider: FakeProvider
  let house: RecordingHouse
  let channel: Channel
  /** What Telegram still has for us; an offset confirms what lies before it. */
  let waiting: Record<string, unknown>[]
  let mishaps: ProviderReply[]
  const texts = () => house.kept.map(({ content }) => (content.kind === 'text' ? content.text : ''))
  const polls = () => provider.to('/getUpdates')

  beforeEach(async () => {
    provider = await FakeProvider.start()
    house = new RecordingHouse()
    waiting = []
    mishaps = []
    provider.answer = async (call) => {
      if (!call.path.endsWith('/getUpdates')) return telegramOk()
      const mishap = mishaps.shift()
      if (mishap) return mishap
      const offset = Number(call.fields.offset)
      const open = () => waiting.filter((update) => Number(update.update_id) >= offset)
      waiting = open()
      for (let tries = 0; open().length === 0 && tries < 50; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      return telegramOk(open().slice(0, 100))
    }
    channel = createTelegramChannel(
      { token: telegramToken, apiRoot: provider.url },
      pino({ level: 'silent' }),
      words,
    )
  })
  afterEach(async () => {
    await channel.stop?.()
    await provider.close()
  })

  test('takes a webhook of earlier days away first, and drops nothing that waits', async () => {
    await channel.start?.(house)
    await until(() => polls().length > 0)
    expect(provider.calls[0]).toMatchObject({
      path: `/bot${telegramToken}/deleteWebhook`,
      fields: { drop_pending_updates: false },
    })
    expect(polls()[0]?.fields).toMatchObject({ offset: 0, limit: 100, timeout: 30 })
  })

  test('confirms an update only once it is kept', async () => {
    const gate = Promise.withResolvers<void>()
    house.gate = () => gate.promise
    waiting = [messageUpdate(11, { text: 'a' })]
    await channel.start?.(house)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(polls()).toHaveLength(1)
    gate.resolve()
    await until(() => polls().length === 2)
    expect(polls()[1]?.fields.offset).toBe(12)
    expect(texts()).toEqual(['a'])
  })

  test('what could not be kept comes again, and nothing is passed over', async () => {
    waiting = [1, 2, 3, 4].map((id) => messageUpdate(id, { text: String(id) }, id))
    let away = true
    house.gate = async (message) => {
      if (away && message.providerId === '2') throw new Error('the database is away')
    }
    await channel.start?.(house)
    await until(() => polls().length === 2)
    expect(polls()[1]?.fields.offset).toBe(2)
    away = false
    await until(() => house.kept.length === 4)
    expect(texts().sort()).toEqual(['1', '2', '3', '4'])
    expect(house.heard).toEqual([{ channel: 'telegram', well: true }])
  })

  test.each([
    ['another poller', telegramError(409, 'Conflict: terminated by other getUpdates request')],
    ['too many requests', telegramError(429, 'Too Many Requests: retry after 1', { retry_after: 1 })],
    ['a cut line', 'reset' as const],
    ['a broken server', telegramError(502, 'Bad Gateway')],
    ['an unreadable answer', { status: 200, body: '<html>' }],
  ])('survives %s', async (_name, mishap) => {
    mishaps = [mishap]
    waiting = [messageUpdate(1, { text: 'a' })]
    await channel.start?.(house)
    await until(() => house.kept.length === 1)
    const [first, second] = polls()
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(900)
    expect(house.heard).toEqual([
      { channel: 'telegram', well: false },
      { channel: 'telegram', well: true },
    ])
  })

  test('T6: keeps the order within a chat while another chat is slow', async () => {
    waiting = Array.from({ length: 100 }, (_, index) =>
      messageUpdate(index + 1, { text: String(index) }, 1 + (index % 2)),
    )
    let slowDone = 0
    house.gate = async (message) => {
      if (message.sender !== '1') return
      // every second one is quicker than the one before: it may not overtake it
      await new Promise((resolve) => setTimeout(resolve, Number(message.providerId) % 4 === 1 ? 18 : 2))
      slowDone++
    }
    let slowWhenQuickWasDone = -1
    await channel.start?.(house)
    await until(() => {
      const quick = house.kept.filter(({ sender }) => sender === '2').length
      if (quick === 50 && slowWhenQuickWasDone < 0) slowWhenQuickWasDone = slowDone
      return house.kept.length === 100
    })
    for (const sender of ['1', '2']) {
      const ids = house.kept
        .filter((message) => message.sender === sender)
        .map(({ providerId }) => Number(providerId))
      expect(ids).toEqual([...ids].sort((a, b) => a - b))
    }
    expect(slowWhenQuickWasDone).toBeLessThan(25)
  })

  test('begins anew after a silence, for then ids may be lower than before', async () => {
    waiting = [messageUpdate(500, { text: 'a' })]
    await channel.start?.(house)
    await until(() => house.kept.length === 1)
    await until(() => polls().length >= 3)
    waiting = [messageUpdate(7, { text: 'b' })]
    await until(() => house.kept.length === 2)
    expect(texts()).toEqual(['a', 'b'])
  })

  test('stops promptly in the middle of a long question', async () => {
    await channel.start?.(house)
    await until(() => polls().length === 1)
    const started = Date.now()
    await channel.stop?.()
    expect(Date.now() - started).toBeLessThan(500)
    const asked = polls().length
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(polls()).toHaveLength(asked)
  })
})
