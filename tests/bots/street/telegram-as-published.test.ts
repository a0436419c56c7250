import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type OpenStreet, openStreet } from '../../support/street-client.ts'

let open: OpenStreet
beforeAll(async () => {
  open = await openStreet()
})
afterAll(() => open.close())

async function call(method: string, fields: object): Promise<{ status: number; description?: string }> {
  const url = `${open.root}/telegram/bot${open.secrets.telegram.token}/${method}`
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(fields) })
  const { description } = (await response.json()) as { description?: string }
  return { status: response.status, ...(description ? { description } : {}) }
}

describe('T20: a call that the Bot API does not know is refused, and is remembered as a mistake', () => {
  const key = (more: object) => ({
    chat_id: '5',
    text: 'x',
    reply_markup: { keyboard: [[{ text: 'k', ...more }]] },
  })

  test.each<[string, string, object]>([
    ['a parameter that does not exist', 'sendMessage', { chat_id: '5', text: 'x', colour: 'red' }],
    ['a parameter that is missing', 'sendMessage', { chat_id: '5' }],
    ['a parameter of another type', 'sendMessage', { chat_id: '5', text: 12 }],
    ['a chat that cannot be', 'sendMessage', { chat_id: 'Anke', text: 'x' }],
    ['markup of what people type', 'sendMessage', { chat_id: '5', text: 'x', parse_mode: 'HTML' }],
    [
      'a button that shares two things',
      'sendMessage',
      key({ request_contact: true, request_location: true }),
    ],
    [
      'a removal that removes nothing',
      'sendMessage',
      { chat_id: '5', text: 'x', reply_markup: { remove_keyboard: false } },
    ],
    ['an edit of no message', 'editMessageText', { chat_id: '5', text: 'x' }],
    [
      'a reply keyboard in an edit',
      'editMessageReplyMarkup',
      { chat_id: '5', message_id: 1, reply_markup: { keyboard: [] } },
    ],
    ['a toast that is too long', 'answerCallbackQuery', { callback_query_id: '1', text: 'x'.repeat(201) }],
    ['a command in capitals', 'setMyCommands', { commands: [{ command: 'Stop', description: 'x' }] }],
    ['a language of three letters', 'setMyCommands', { commands: [], language_code: 'fry' }],
    ['a secret with a space', 'setWebhook', { url: 'https://example.org', secret_token: 'a b' }],
    ['a hundred and one updates', 'getUpdates', { limit: 101 }],
    ['an update that nobody sends', 'getUpdates', { allowed_updates: ['letter'] }],
  ])('%s', async (_what, method, fields) => {
    const before = open.street.telegram.mistakes.length
    expect(await call(method, fields)).toMatchObject({ status: 400 })
    expect(open.street.telegram.mistakes).toHaveLength(before + 1)
  })

  test('a method that nobody published', async () => {
    expect(await call('sendPigeon', {})).toMatchObject({ status: 404 })
    expect(open.street.telegram.mistakes.at(-1)).toMatch(/sendPigeon/)
  })

  test('while what is published is taken', async () => {
    const before = open.street.telegram.mistakes.length
    expect(await call('sendMessage', key({ request_contact: true }))).toEqual({ status: 200 })
    const done = await call('setMyCommands', {
      commands: [{ command: 'stop', description: 'x' }],
      language_code: 'fy',
    })
    expect(done).toMatchObject({ status: 200 })
    expect(open.street.telegram.mistakes).toHaveLength(before)
  })
})
