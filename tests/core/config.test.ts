import { describe, expect, test } from '@jest/globals'
import { readConfig } from '../../core/config.ts'

const accountSid = 'AC0123456789abcdef0123456789abcdef'
const telegram = { TELEGRAM_BOT_TOKEN: '123456:not-a-real-token' }
const twilio = {
  PUBLIC_URL: 'https://help.example.org',
  TWILIO_ACCOUNT_SID: accountSid,
  TWILIO_AUTH_TOKEN: 'not-a-real-auth-token',
  TWILIO_SMS_FROM: '+31612345678',
}
const slack = {
  SLACK_BOT_TOKEN: 'xoxb-not-a-real-token',
  SLACK_DESK_CHANNEL: 'C0123ABCD',
  SLACK_APP_TOKEN: 'xapp-not-real',
}

/** What the program says before it refuses to start. */
function complaint(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  throw new Error('These settings were accepted.')
}

describe('settings', () => {
  test('none at all: every channel is off, and the rest has its usual value', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      databaseUrl: null,
      dataDir: '.foardoar',
      publicUrl: null,
      telegram: null,
      twilio: null,
      slack: null,
    })
  })

  test('whole channels are on', () => {
    const config = readConfig({ ...telegram, ...twilio, ...slack, SLACK_SIGNING_SECRET: 'secret' })
    expect(config.telegram?.token).toBe(telegram.TELEGRAM_BOT_TOKEN)
    expect(config.twilio?.smsFrom).toBe(twilio.TWILIO_SMS_FROM)
    expect(config.slack?.deskChannel).toBe(slack.SLACK_DESK_CHANNEL)
    expect(config.publicUrl).toBe(twilio.PUBLIC_URL)
  })

  test.each<[string, Record<string, string>]>([
    ['TELEGRAM_BOT_TOKEN', { TELEGRAM_WEBHOOK_SECRET: 'a-long-enough-secret' }],
    ['TWILIO_ACCOUNT_SID', { ...twilio, TWILIO_ACCOUNT_SID: '' }],
    ['TWILIO_AUTH_TOKEN', { ...twilio, TWILIO_AUTH_TOKEN: '' }],
    ['TWILIO_SMS_FROM', { ...twilio, TWILIO_SMS_FROM: '' }],
    ['PUBLIC_URL', { ...twilio, PUBLIC_URL: '' }],
    ['SLACK_BOT_TOKEN', { ...slack, SLACK_BOT_TOKEN: '' }],
    ['SLACK_DESK_CHANNEL', { ...slack, SLACK_DESK_CHANNEL: '' }],
    ['SLACK_APP_TOKEN', { ...slack, SLACK_APP_TOKEN: '' }],
    ['SLACK_SIGNING_SECRET', { ...slack, PUBLIC_URL: 'https://help.example.org' }],
  ])('a channel without its %s is half-set, and that is what is named', (name, env) => {
    expect(complaint(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))).toContain(
      name,
    )
    expect(complaint(env)).toContain(name)
  })

  test.each<[string, string]>([
    ['PORT', 'the usual one'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'nowhere.example.net'],
    ['LOG_LEVEL', 'chatty-and-secret'],
    ['TELEGRAM_BOT_TOKEN', 'secret-without-a-number'],
    ['TELEGRAM_WEBHOOK_SECRET', 'sec ret!'],
    ['TELEGRAM_API_ROOT', 'ftp://secret.example.org'],
    ['TWILIO_ACCOUNT_SID', 'AC-secret'],
    ['TWILIO_SMS_FROM', '06-secret'],
    ['TWILIO_MESSAGING_SERVICE_SID', 'MG-secret'],
    ['TWILIO_WHATSAPP_FROM', 'whatsapp:secret'],
    ['TWILIO_TEMPLATES', '{"secret": 1}'],
    ['TWILIO_TEMPLATES', 'secret{'],
    ['SLACK_BOT_TOKEN', 'xoxp-secret'],
    ['SLACK_APP_TOKEN', 'secret'],
    ['SLACK_DESK_CHANNEL', '#secret'],
  ])('a wrong %s is named, and what it held is not shown (%s)', (name, value) => {
    const said = complaint({
      ...telegram,
      ...twilio,
      ...slack,
      SLACK_SIGNING_SECRET: 's3cr3t-s3cr3t',
      [name]: value,
    })
    expect(said).toContain(name)
    expect(said).not.toContain(value)
    for (const secret of ['not-a-real', 's3cr3t']) expect(said).not.toContain(secret)
  })

  test('everything that is wrong is said at once', () => {
    const said = complaint({ PORT: 'x', PUBLIC_URL: 'y', SLACK_BOT_TOKEN: 'z' })
    for (const name of ['PORT', 'PUBLIC_URL', 'SLACK_BOT_TOKEN']) expect(said).toContain(name)
  })
})
