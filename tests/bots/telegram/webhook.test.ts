import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createTelegramChannel } from '../../../bots/telegram/channel.ts'
import { type Bench, openBench } from '../../support/channel-bench.ts'
import { words } from '../../support/talking.ts'
import {
  messageUpdate,
  pressUpdate,
  telegramError,
  telegramOk,
  telegramSecret,
  telegramToken,
  telegramWebhook,
} from '../../support/telegram-samples.ts'
import { until } from '../../support/until.ts'

describe('the Telegram webhook', () => {
  let bench: Bench
  let settings: { webhookSecret?: string } = { webhookSecret: telegramSecret }
  const open = async () => {
    bench = await openBench((apiRoot, publicUrl, log) =>
      createTelegramChannel(
        { token: telegramToken, apiRoot: `${apiRoot}/`, publicUrl: `${publicUrl}/`, ...settings },
        log,
        words,
      ),
    )
    bench.provider.answer = () => telegramOk()
  }
  beforeEach(open)
  afterEach(() => bench.close())
  const answers = () => bench.provider.to('/answerCallbackQuery')

  test('is registered at the start, with its secret, and drops nothing that waits', async () => {
    await bench.channel.start?.(bench.house)
    expect(bench.provider.to('/setWebhook').map(({ path, fields }) => [path, fields])).toEqual([
      [
        `/bot${telegramToken}/setWebhook`,
        {
          url: `${bench.publicUrl}/telegram`,
          secret_token: telegramSecret,
          allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
          drop_pending_updates: false,
        },
      ],
    ])
  })

  test('shows a menu in each language, and one for everybody else, again at every start', async () => {
    await bench.channel.start?.(bench.house)
    const menus = () => bench.provider.to('/setMyCommands')
    await until(() => menus().length === 4)
    expect(menus().map(({ fields }) => fields.language_code)).toEqual([undefined, 'nl', 'fy', 'en'])
    expect(menus().at(-1)?.fields.commands).toEqual([
      { command: 'start', description: 'Begin' },
      { command: 'status', description: 'How is my request doing?' },
      { command: 'language', description: 'Another language' },
      { command: 'person', description: 'Talk to a person' },
      { command: 'stop', description: 'No more messages' },
    ])
  })

  test('has a secret of its own where none is set', async () => {
    await bench.close()
    settings = {}
    await open()
    settings = { webhookSecret: telegramSecret }
    await bench.channel.start?.(bench.house)
    const secret = String(bench.provider.calls[0]?.fields.secret_token)
    expect(secret).toMatch(/^[A-Za-z0-9_-]{32,256}$/)
    expect((await bench.post(telegramWebhook(messageUpdate(1, { text: 'hoi' }), secret))).status).toBe(200)
    expect((await bench.post(telegramWebhook(messageUpdate(1, { text: 'hoi' }), ''))).status).toBe(401)
  })

  test('is registered later when Telegram is away at the start', async () => {
    const tries = () => bench.provider.to('/setWebhook').length
    bench.provider.answer = () => (tries() === 1 ? telegramError(502, 'Bad Gateway') : telegramOk())
    await bench.channel.start?.(bench.house)
    expect(tries()).toBe(1)
    expect(bench.house.heard).toEqual([{ channel: 'telegram', well: false }])
    await until(() => tries() >= 2)
  })

  describe('is watched', () => {
    const info = (more: object) => {
      bench.provider.answer = ({ path }) => {
        const url = `${bench.publicUrl}/telegram`
        const known = { url, has_custom_certificate: false, pending_update_count: 0, ...more }
        return telegramOk(path.endsWith('/getWebhookInfo') ? known : true)
      }
    }
    const now = () => Math.floor(Date.now() / 1000)
    const looked = async () => {
      await bench.channel.start?.(bench.house)
      await until(() => bench.house.heard.length > 0)
      return bench.house.heard
    }

    test('and found well while nothing waits, whatever went wrong before', async () => {
      info({ last_error_date: now() - 10, last_error_message: 'Wrong response from the webhook: 503' })
      expect(await looked()).toEqual([{ channel: 'telegram', well: true }])
    })

    test('and found well while something new waits, long after an error', async () => {
      info({ pending_update_count: 3, last_error_date: now() - 3600 })
      expect(await looked()).toEqual([{ channel: 'telegram', well: true }])
    })

    test('and found failing while updates wait that Telegram could not bring', async () => {
      info({ pending_update_count: 3, last_error_date: now() - 10, last_error_message: 'Connection refused' })
      expect(await looked()).toEqual([{ channel: 'telegram', well: false }])
      expect(bench.logged()).toContain('PUBLIC_URL')
    })

    test.each(['', 'https://elsewhere.example/telegram'])(
      'and put back where it is now "%s"',
      async (url) => {
        info({ url })
        await looked()
        expect(bench.provider.to('/setWebhook')).toHaveLength(2)
        expect(bench.provider.to('/setWebhook')[1]?.fields).toEqual(
          bench.provider.to('/setWebhook')[0]?.fields,
        )
      },
    )
  })

  test('T1: a wrong secret is refused even with a body that nobody can read', async () => {
    expect((await bench.post(telegramWebhook('{', 'wrong'))).status).toBe(401)
  })

  test('T4: JSON that is no update is answered 400', async () => {
    for (const body of ['null', '[]', '"hoi"', '{}', '{"update_id":"1"}', '']) {
      expect((await bench.post(telegramWebhook(body))).status).toBe(400)
    }
    expect((await bench.post(telegramWebhook(`{"update_id":1,"x":"${'x'.repeat(2_000_000)}"}`))).status).toBe(
      413,
    )
  })

  test('an update of our own kind with nonsense inside does not stop the queue', async () => {
    expect((await bench.post(telegramWebhook({ update_id: 1, message: 5 }))).status).toBe(200)
    expect((await bench.post(telegramWebhook({ update_id: 2, callback_query: {} }))).status).toBe(200)
    expect(bench.house.kept).toEqual([])
  })

  test('T8: every press is answered exactly once: twice delivered, stale, foreign, in a group', async () => {
    bench.provider.answer = () =>
      telegramError(400, 'Bad Request: query is too old and response timeout expired')
    const inGroup = pressUpdate(4, 'what|meal')
    const press = inGroup.callback_query as { message: { chat: object } }
    press.message.chat = { id: -5, type: 'group' }
    const updates = [
      pressUpdate(1, 'what|meal'),
      pressUpdate(1, 'what|meal'),
      pressUpdate(2, 'nonsense'),
      pressUpdate(3, undefined),
      inGroup,
    ]
    for (const update of updates) expect((await bench.post(telegramWebhook(update))).status).toBe(200)
    await until(() => answers().length >= 4)
    await bench.channel.stop?.()
    expect(answers().map(({ fields }) => fields.callback_query_id)).toEqual([
      'query-1',
      'query-2',
      'query-3',
      'query-4',
    ])
    expect(bench.logged()).toBe('')
  })

  test('T13: a press that is answered too late counts as done; another refusal is told', async () => {
    const late = 'query is too old and response timeout expired or query ID is invalid'
    bench.provider.answer = () => telegramError(400, `Bad Request: ${late}`)
    await bench.post(telegramWebhook(pressUpdate(1, 'what|meal')))
    await until(() => answers().length === 1)
    bench.provider.answer = () => telegramError(400, 'Bad Request: have no rights')
    await bench.post(telegramWebhook(pressUpdate(2, 'what|meal')))
    await until(() => answers().length === 2)
    await bench.channel.stop?.()
    expect(bench.logged().match(/a press could not be answered/g)).toHaveLength(1)
  })

  test('T8: a press that was not kept is not answered before it comes again', async () => {
    bench.house.failing = 1
    expect((await bench.post(telegramWebhook(pressUpdate(1, 'what|meal')))).status).toBe(503)
    // nobody waits for an answer to a press: it would be under way still
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(answers()).toHaveLength(0)
    expect((await bench.post(telegramWebhook(pressUpdate(1, 'what|meal')))).status).toBe(200)
    await until(() => answers().length === 1)
  })
})
