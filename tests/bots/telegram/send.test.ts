import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { GrammyError, HttpError } from 'grammy'
import { createTelegramChannel } from '../../../bots/telegram/channel.ts'
import { keyboardFor } from '../../../bots/telegram/keyboard.ts'
import { isDone, outcomeOf } from '../../../bots/telegram/outcome.ts'
import type { Choice, OutgoingMessage } from '../../../core/outbox/outgoing-message.ts'
import { type Bench, openBench } from '../../support/channel-bench.ts'
import { words } from '../../support/talking.ts'
import { telegramError, telegramSecret, telegramSent, telegramToken } from '../../support/telegram-samples.ts'

const refusal = (code: number, description: string, parameters = {}) =>
  new GrammyError('x', { ok: false, error_code: code, description, parameters }, 'sendMessage', {})

describe('what to do after Telegram said no', () => {
  test.each([
    [
      'T11',
      403,
      'Forbidden: bot was blocked by the user',
      { end: 'stopped', how: 'closed', reason: 'telegram: blocked' },
    ],
    [
      'T11',
      403,
      'Forbidden: user is deactivated',
      { end: 'stopped', how: 'closed', reason: 'telegram: account deleted' },
    ],
    ['T11', 403, "Forbidden: bot can't initiate conversation with a user", { end: 'stopped', how: 'closed' }],
    ['T11', 400, 'Bad Request: chat not found', { end: 'stopped', how: 'closed' }],
    [
      '',
      400,
      'Bad Request: message is too long',
      { end: 'refused', reason: 'telegram: 400 message is too long' },
    ],
    ['', 401, 'Unauthorized', { end: 'retry', wholeChannel: true, afterSeconds: 60 }],
    ['', 404, 'Not Found', { end: 'retry', wholeChannel: true, afterSeconds: 60 }],
    ['', 500, 'Internal Server Error', { end: 'retry', reason: 'telegram: 500' }],
  ])('%s %i %s', (_row, code, description, expected) => {
    expect(outcomeOf(refusal(code, description))).toMatchObject(expected)
  })

  test('T10: too many requests tells how long to wait, and only for this chat', () => {
    const outcome = outcomeOf(refusal(429, 'Too Many Requests: retry after 5', { retry_after: 5 }))
    expect(outcome).toEqual({ end: 'retry', reason: 'telegram: too many requests', afterSeconds: 5 })
  })

  test('T13: nothing to change and too late to answer count as done', () => {
    expect(isDone(refusal(400, 'Bad Request: message is not modified: specified new message content'))).toBe(
      true,
    )
    const old = 'Bad Request: query is too old and response timeout expired or query ID is invalid'
    expect(isDone(refusal(400, old))).toBe(true)
    expect(isDone(refusal(400, 'Bad Request: chat not found'))).toBe(false)
  })

  test('T19: the token in a broken connection is not told on', () => {
    const secret = new Error(`request to http://127.0.0.1/bot${telegramToken}/sendMessage failed`)
    expect(JSON.stringify(outcomeOf(new HttpError('Network request failed', secret)))).not.toContain(
      telegramToken,
    )
  })
})

describe('T7: buttons', () => {
  test('carry at most 64 bytes, whatever they are called', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z.#0-9-]{0,30}$/), word, word, (about, value, label) => {
        let built: { inline_keyboard: object[][] }
        try {
          built = keyboardFor(about, [{ value, label }])
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError)
          expect(Buffer.byteLength(`${about}|${value}`)).toBeGreaterThan(64)
          return
        }
        const [button] = built.inline_keyboard.flat() as { callback_data: string; text: string }[]
        expect(Buffer.byteLength(button?.callback_data ?? '')).toBeLessThanOrEqual(64)
        expect(button).toMatchObject({ text: label, callback_data: `${about}|${value}` })
      }),
    )
  })

  test('are counted in bytes and not in letters', () => {
    expect(() => keyboardFor('q', [{ value: 'û'.repeat(31), label: 'x' }])).not.toThrow()
    expect(() => keyboardFor('q', [{ value: 'û'.repeat(32), label: 'x' }])).toThrow(RangeError)
  })

  test('yes and no stand side by side, long labels below each other', () => {
    const yesNo = keyboardFor('q', [
      { value: 'yes', label: 'Ja' },
      { value: 'no', label: 'Nee' },
    ])
    expect(yesNo.inline_keyboard.map((row) => row.length)).toEqual([2])
    const long = keyboardFor('q', [
      { value: 'a', label: 'Boodschappen doen' },
      { value: 'b', label: 'Een maaltijd brengen' },
    ])
    expect(long.inline_keyboard.map((row) => row.length)).toEqual([1, 1])
  })
})

describe('sending over Telegram', () => {
  let bench: Bench
  beforeEach(async () => {
    bench = await openBench((apiRoot, publicUrl, log) =>
      createTelegramChannel(
        { token: telegramToken, webhookSecret: telegramSecret, apiRoot, publicUrl },
        log,
        words,
      ),
    )
    let id = 0
    bench.provider.answer = () => telegramSent(++id)
  })
  afterEach(() => bench.close())

  const outgoing = (
    text: string,
    more: { id?: string; to?: string; choices?: Choice[]; about?: string } = {},
  ) => {
    const { id = 'm1', to = '700001', ...rest } = more
    return { id, to, content: { kind: 'text', text, language: 'nl', ...rest } } satisfies OutgoingMessage
  }

  test('T15: no markup, no link preview, to the right chat', async () => {
    await bench.channel.send('telegram', outgoing('*a_[b](c)<b> https://example.org'))
    const [call] = bench.provider.calls
    expect(call?.path).toBe(`/bot${telegramToken}/sendMessage`)
    expect(call?.fields).toEqual({
      chat_id: '700001',
      text: '*a_[b](c)<b> https://example.org',
      link_preview_options: { is_disabled: true },
    })
  })

  test('buttons hang under the last part only', async () => {
    const choices = [{ value: 'yes', label: 'Ja' }]
    await bench.channel.send('telegram', outgoing('woord '.repeat(1000), { choices, about: 'offer' }))
    expect(bench.provider.calls.map(({ fields }) => fields.reply_markup)).toEqual([
      undefined,
      { inline_keyboard: [[{ text: 'Ja', callback_data: 'offer|yes' }]] },
    ])
  })

  test('a button that cannot be built is refused without a call', async () => {
    const choices = [{ value: 'x'.repeat(70), label: 'Ja' }]
    const outcome = await bench.channel.send('telegram', outgoing('hoi', { choices, about: 'offer' }))
    expect(outcome).toMatchObject({ end: 'refused' })
    expect(bench.provider.calls).toEqual([])
  })

  test('a long text that stopped halfway goes on with the rest', async () => {
    const text = `${'a'.repeat(4000)}\n${'b'.repeat(4000)}`
    bench.provider.answer = (call) =>
      String(call.fields.text).startsWith('b') ? telegramError(502, 'Bad Gateway') : telegramSent(1)
    expect(await bench.channel.send('telegram', outgoing(text))).toMatchObject({ end: 'retry' })
    bench.provider.answer = () => telegramSent(2)
    expect(await bench.channel.send('telegram', outgoing(text))).toEqual({
      end: 'sent',
      providerId: '700001:2',
    })
    const sent = bench.provider.calls.map(({ fields }) => String(fields.text).charAt(0))
    expect(sent).toEqual(['a', 'b', 'b'])
  })

  test('T10: a second chat that has to wait means that the whole channel has', async () => {
    bench.provider.answer = () => telegramError(429, 'Too Many Requests: retry after 5', { retry_after: 5 })
    const first = await bench.channel.send('telegram', outgoing('hoi', { id: 'm1', to: '1' }))
    const again = await bench.channel.send('telegram', outgoing('hoi', { id: 'm1', to: '1' }))
    const other = await bench.channel.send('telegram', outgoing('hoi', { id: 'm2', to: '2' }))
    expect([first, again, other].map((outcome) => 'wholeChannel' in outcome)).toEqual([false, false, true])
  })

  const gone = (more: object = {}) => ({
    id: 'm1',
    to: '700001',
    content: { kind: 'buttons-gone' as const, of: '700001:5', text: 'Komt het uit?', chosen: null, ...more },
  })

  test('T13: buttons are taken away from under their own message, and the choice stays', async () => {
    await bench.channel.send('telegram', gone())
    await bench.channel.send('telegram', gone({ chosen: 'Ja' }))
    await bench.channel.send('telegram', gone({ chosen: 'Ja', text: 'x'.repeat(5000) }))
    expect(bench.provider.calls.map(({ path, fields }) => [path.split('/').at(-1), fields])).toEqual([
      ['editMessageReplyMarkup', { chat_id: '700001', message_id: 5 }],
      [
        'editMessageText',
        {
          chat_id: '700001',
          message_id: 5,
          text: 'Komt het uit?\n\n✓ Ja',
          link_preview_options: { is_disabled: true },
        },
      ],
      ['editMessageText', expect.objectContaining({ text: `${'x'.repeat(904)}\n\n✓ Ja` })],
    ])
  })

  test.each([
    ['Bad Request: message is not modified: specified new message content', 'sent'],
    ['Bad Request: message to edit not found', 'sent'],
    ["Bad Request: message can't be edited", 'sent'],
    ['Bad Request: chat not found', 'stopped'],
  ])('T13: taking buttons away that answers %s has %s', async (description, end) => {
    bench.provider.answer = () => telegramError(400, description)
    expect(await bench.channel.send('telegram', gone())).toMatchObject({ end })
  })
})
