import { createTelegramChannel } from '../../bots/telegram/channel.ts'
import { words } from '../support/talking.ts'
import {
  messageUpdate,
  pressUpdate,
  telegramError,
  telegramSecret,
  telegramSent,
  telegramToken,
  telegramWebhook,
} from '../support/telegram-samples.ts'
import { describeChannel } from './describe-channel.ts'

describeChannel({
  name: 'telegram',
  create: (apiRoot, publicUrl, log) =>
    createTelegramChannel(
      { token: telegramToken, webhookSecret: telegramSecret, apiRoot, publicUrl },
      log,
      words,
    ),
  person: '700001',
  sendPath: '/sendMessage',
  longest: 4096,
  secrets: [telegramToken, 'test-token', telegramSecret],
  text: (_url, id, text) => telegramWebhook(messageUpdate(id, { text })),
  choice: (_url, id, about, value) => telegramWebhook(pressUpdate(id, `${about}|${value}`)),
  location: (_url, id, latitude, longitude) =>
    telegramWebhook(messageUpdate(id, { location: { latitude, longitude } })),
  voice: (_url, id) =>
    telegramWebhook(
      messageUpdate(id, {
        voice: { file_id: 'AwAC1', file_unique_id: 'u1', duration: 4, mime_type: 'audio/ogg' },
      }),
    ),
  unknown: (_url, id) => telegramWebhook({ update_id: id, new_kind: {} }),
  forged: (_url, id) => [
    telegramWebhook(messageUpdate(id, { text: 'hoi' }), null),
    telegramWebhook(messageUpdate(id, { text: 'hoi' }), ''),
    telegramWebhook(messageUpdate(id, { text: 'hoi' }), 'another-secret'),
    telegramWebhook(messageUpdate(id, { text: 'hoi' }), `${telegramSecret}x`),
  ],
  malformed: () => telegramWebhook('{'),
  textOf: (call) => String(call.fields.text),
  sent: (id) => telegramSent(id),
  blocked: telegramError(403, 'Forbidden: bot was blocked by the user'),
  busy: telegramError(429, 'Too Many Requests: retry after 5', { retry_after: 5 }),
  broken: telegramError(502, 'Bad Gateway'),
  wrong: telegramError(400, 'Bad Request: message text is empty'),
})
