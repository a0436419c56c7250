import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Bot, type GrammyError, HttpError, InlineKeyboard } from 'grammy'
import { type OpenStreet, openStreet } from '../../support/street-client.ts'
import { openCatcher, type WebhookCatcher } from '../../support/webhook-catcher.ts'

const anna = '4711'
let open: OpenStreet
let program: WebhookCatcher
let bot: Bot

beforeAll(async () => {
  open = await openStreet()
  program = await openCatcher()
  bot = new Bot(open.secrets.telegram.token, { client: { apiRoot: `${open.root}/telegram` } })
})
afterAll(async () => {
  await open.close()
  await program.close()
})
beforeEach(() => {
  program.caught.length = 0
  program.answer = () => ({ status: 200 })
})

/** What these tests look at in an update. */
interface Update {
  callback_query?: { id: string }
  message?: { voice?: { file_id: string } }
}
const body = (raw: string): Update => JSON.parse(raw)

describe('what the bot sends', () => {
  test('shows on the phone, and is taken once by next()', async () => {
    const sent = await bot.api.sendMessage(anna, 'Hoi *Anna*')
    expect(sent).toMatchObject({
      chat: { id: 4711, type: 'private' },
      text: 'Hoi *Anna*',
      from: { is_bot: true },
    })
    expect(await open.street.next('telegram', anna)).toBe('Hoi *Anna*')
    expect(open.street.unseen('telegram', anna)).toEqual([])
  })

  test('is refused in the words of the Bot API', async () => {
    const refusal = (call: Promise<unknown>) =>
      call.then(
        () => 'taken',
        (error: GrammyError) => error.description,
      )
    const long = new InlineKeyboard().text('Ja', 'û'.repeat(33))
    expect(await refusal(bot.api.sendMessage(anna, 'x'.repeat(4097)))).toBe(
      'Bad Request: message is too long',
    )
    expect(await refusal(bot.api.sendMessage(anna, 'x', { reply_markup: long }))).toBe(
      'Bad Request: BUTTON_DATA_INVALID',
    )
    expect(await refusal(bot.api.sendMessage('@nobody', 'x'))).toBe('Bad Request: chat not found')
    const sent = await bot.api.sendMessage(anna, 'same')
    expect(await refusal(bot.api.editMessageText(anna, sent.message_id, 'same'))).toMatch(
      /message is not modified/,
    )
    expect(await refusal(bot.api.answerCallbackQuery('1'))).toMatch(/query is too old/)
    const stranger = new Bot('1:wrong', { client: { apiRoot: `${open.root}/telegram` } })
    expect(await refusal(stranger.api.getMe())).toBe('Unauthorized')
  })

  test('goes wrong when asked, once', async () => {
    open.street.fault({ provider: 'telegram', method: 'sendMessage', mode: 429, retryAfter: 5 })
    const error = await bot.api.sendMessage('99', 'x').catch((cause: GrammyError) => cause)
    expect(error).toMatchObject({ error_code: 429, parameters: { retry_after: 5 } })
    open.street.fault({ provider: 'telegram', mode: 'reset' })
    await expect(bot.api.sendMessage('99', 'y')).rejects.toBeInstanceOf(HttpError)
    open.street.fault({ provider: 'telegram', mode: 'lost' })
    await expect(bot.api.sendMessage('99', 'z')).rejects.toBeInstanceOf(HttpError)
    expect(open.street.messages('telegram', '99').map((message) => message.text)).toEqual(['z'])
    expect(open.street.calls('telegram', 'sendMessage', '99')).toBe(3)
  })
})

describe('what a person does', () => {
  beforeAll(async () => {
    await bot.api.setWebhook(`${program.url}/telegram`, { secret_token: open.secrets.telegram.webhookSecret })
  })

  test('comes as a webhook with the secret', async () => {
    await open.street.text('telegram', anna, '/start hallo')
    const [first] = program.caught
    expect(first?.path).toBe('/telegram')
    expect(first?.headers['x-telegram-bot-api-secret-token']).toBe(open.secrets.telegram.webhookSecret)
    expect(body(first?.raw ?? '')).toMatchObject({
      update_id: expect.any(Number),
      message: {
        from: { id: 4711 },
        chat: { id: 4711 },
        text: '/start hallo',
        entities: [{ type: 'bot_command', length: 6 }],
      },
    })
  })

  test('a pressed button can be answered once', async () => {
    const keyboard = new InlineKeyboard().text('Ja', 'q:ja').text('Nee', 'q:nee')
    await bot.api.sendMessage(anna, 'Komt het uit?', { reply_markup: keyboard })
    await open.street.press('telegram', anna, 'Nee')
    const query = body(program.caught[0]?.raw ?? '{}').callback_query ?? { id: '' }
    expect(query).toMatchObject({ data: 'q:nee', message: { text: 'Komt het uit?' } })
    await expect(bot.api.answerCallbackQuery(query.id, { text: 'dank' })).resolves.toBe(true)
    await expect(bot.api.answerCallbackQuery(query.id)).rejects.toThrow(/too old/)
  })

  test('a refused update is brought again and holds up its own chat only', async () => {
    let refusals = 2
    program.answer = ({ raw }) => ({ status: raw.includes('eerste') && refusals-- > 0 ? 500 : 200 })
    await open.street.text('telegram', anna, 'eerste')
    await open.street.text('telegram', anna, 'tweede')
    await open.street.text('telegram', '88', 'ander')
    await program.next('/telegram', 5)
    const texts = program.caught.map(({ raw }) => /"text":"(\w+)"/.exec(raw)?.[1])
    expect(texts.filter((text) => text !== 'ander')).toEqual(['eerste', 'eerste', 'eerste', 'tweede'])
    const ids = program.caught
      .filter(({ raw }) => raw.includes('eerste'))
      .map(({ raw }) => /"update_id":(\d+)/.exec(raw)?.[1])
    expect(new Set(ids).size).toBe(1)
  })

  test('blocking the bot is told, and then nothing arrives', async () => {
    await open.street.block('telegram', '77')
    expect(body(program.caught[0]?.raw ?? '{}')).toMatchObject({
      my_chat_member: { new_chat_member: { status: 'kicked' } },
    })
    await expect(bot.api.sendMessage('77', 'x')).rejects.toMatchObject({
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    })
    await open.street.unblock('telegram', '77')
    await expect(bot.api.sendMessage('77', 'x')).resolves.toBeDefined()
  })

  test('a voice message can be fetched by its file id', async () => {
    await open.street.attach('telegram', anna, 'voice')
    const { file_id = '' } = body(program.caught[0]?.raw ?? '{}').message?.voice ?? {}
    const file = await bot.api.getFile(file_id)
    const response = await fetch(
      `${open.root}/telegram/file/bot${open.secrets.telegram.token}/${file.file_path}`,
    )
    expect(await response.text()).toContain('voice')
  })
})

test('without a webhook the bot fetches its updates', async () => {
  await bot.api.deleteWebhook()
  const asked = bot.api.getUpdates({ timeout: 5 })
  await open.street.text('telegram', anna, 'ophalen')
  const [update] = await asked
  expect(update?.message?.text).toBe('ophalen')
  expect(await bot.api.getUpdates()).toHaveLength(1)
  expect(await bot.api.getUpdates({ offset: (update?.update_id ?? 0) + 1 })).toEqual([])
})
